model Deal {
  id    Int     @id
  price Decimal @check("price > 0")
  name  String  @check("name <> '5'")
  code  Int     @check("code > 0") @using("code::int")
  big   BigInt

  @@check("price < big + 100")
}
