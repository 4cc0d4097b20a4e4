model Keeper {
  id Int @id
}

model Chicken {
  id     Int      @id
  from   Egg?     @relation("from", fields: [fromId], references: [id])
  fromId Int?     @unique
  laid   Egg[]    @relation("laid")
}

model Egg {
  id      Int      @id
  by      Chicken  @relation("laid", fields: [byId], references: [id])
  byId    Int
  hatched Chicken? @relation("from")
}
