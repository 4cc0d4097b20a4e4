model Deal {
  id    Int    @id
  price Int    @check("price > 0")
  name  String

  @@check(expression: "length(name) < 10", map: "short")
}
