model Deal {
  id    Int @id
  price Int

  @@index([price], map: "other")
}

model Offer {
  id    Int @id
  price Int @check("price > 0", map: "same_name")

  @@check("price > 1 - id", map: "Deal")
}
