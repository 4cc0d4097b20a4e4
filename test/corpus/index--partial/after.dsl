model T {
  id   Int     @id
  a    String
  ok   Boolean
  done DateTime?

  @@index([a], where: raw("ok AND done IS NULL"))
  @@index([id, a], map: "other", where: { ok: true, a: { not: "it's" } })
}
