model Deal {
  id    Int @id
  price Int @check("price > 0") @check("price > 0", map: "again") @check("price > 0 ")

  @@check("0 < price")
}
