model Deal {
  id   BigInt @id @identity
  city String
}

model Article {
  id  BigInt @id @identity(start: 7, map: "odd name")
  two Int    @unique @identity(always: true)

  @@renamedFrom("Ware")
}

model Town {
  id Int @id
  no Int @identity(map: "town_numbers")
}

model Lake {
  id Int @id @identity(always: true, map: "lakes", start: 3)
}
