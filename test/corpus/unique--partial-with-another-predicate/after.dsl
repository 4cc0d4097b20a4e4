model T {
  id   Int     @id
  a    String
  ok   Boolean
  n    Int?

  @@unique([a], where: { ok: false, n: { not: 5 } })
}
