model Deal {
  id    Int @id
  Price Int @check("\"Price\" > 0")
  price Int @check("PRICE > 0")

  @@check("Price > 0 And \"Price\" Is Not Null")
  @@check("price < 100", map: "Deal_Check")
  @@check("price < 100", map: "deal_check")
  @@map("DEAL")
}
