model Offer {
  id    Int @id
  price Int @check("price > 0")
  low   Int

  @@check("low < 10 or price > low - 5")
  @@renamedFrom("Deal")
}
