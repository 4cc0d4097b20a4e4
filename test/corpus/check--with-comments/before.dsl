model Deal {
  id    Int @id
  price Int @check("price > 0")

  /// was
  @@check("price < 100", map: "upper")
}
