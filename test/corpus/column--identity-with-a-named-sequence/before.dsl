model Deal {
  id   Int    @id @identity(map: "deal_numbers")
  city String
}

model Ware {
  id  BigInt @id @identity(start: 5)
  two Int    @unique @identity(always: true, map: "Ware_two_seq")
}

model Town {
  id Int @id
  no Int @default(autoincrement(map: "town_numbers"))
}
