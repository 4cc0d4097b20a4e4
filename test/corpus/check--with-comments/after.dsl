model Deal {
  id    Int    @id
  price BigInt

  /// is
  @@check("price > 0")
  /// was
  @@check("price < 100", map: "upper")
}
