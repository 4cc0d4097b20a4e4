model Deal {
  id    Int    @id
  price Int    @check("price > 0")
  name  String @db.VarChar(30) @check("name <> '5'")
  code  String @check("code::int > 0") @using("code::text")
  big   Int

  @@check("price < big + 100")
}
