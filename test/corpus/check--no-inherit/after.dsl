model Deal {
  id    Int @id
  price Int @check("price > 0")
  low   Int @check("low > 0", inherit: false, validated: false)
}
