model T {
  id Int    @id
  a  String
  b  Int

  @@index([raw("upper(a)", sort: Desc), b], map: "one")
  @@index([raw("(b + 1) * 2"), raw("a || 'x'", collate: "C")], map: "two")
}
