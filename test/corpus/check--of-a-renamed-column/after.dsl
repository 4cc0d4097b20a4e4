model Deal {
  id   Int     @id
  cost Decimal @renamedFrom("price") @check("cost > 0")
  city String  @renamedFrom("town")

  @@check(expression: "city <> '' and cost < 100", map: "sane")
  @@check(expression: "length(city) < 20")
}
