model Deal {
  id Int @id
  a  Int
  b  Int

  @@index([b], map: "deals_look")
  @@index([a, b], map: "deals_ab")
}
