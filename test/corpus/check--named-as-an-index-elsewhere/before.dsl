model Deal {
  id    Int @id
  price Int

  @@index([price], map: "same_name")
}

model Offer {
  id    Int @id
  price Int @check("price > 0", map: "other")
}
