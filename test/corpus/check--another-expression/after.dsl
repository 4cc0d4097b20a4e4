model Deal {
  id    Int    @id
  price Int    @check("price >= 0 AND price < 1000")
  name  String

  @@check(expression: "length(name) < 100", map: "short")
}
