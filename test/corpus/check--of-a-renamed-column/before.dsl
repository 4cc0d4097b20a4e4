model Deal {
  id    Int     @id
  price Decimal @renamedFrom("cost") @check("price > 0")
  town  String  @renamedFrom("city")

  @@check(expression: "town <> '' and price < 100", map: "sane")
  @@check(expression: "length(town) < 20")
}
