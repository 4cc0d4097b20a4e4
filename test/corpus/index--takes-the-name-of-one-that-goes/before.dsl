model Deal {
  id Int @id
  a  Int
  b  Int

  @@index([a], map: "deals_look")
  @@index([b], map: "deals_b")
  @@unique([a, b], map: "deals_ab")
}
