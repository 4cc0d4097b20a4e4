domain Email {
  value String @default("a@example.org")

  @@check(expression: "VALUE <> ''", map: "has_at")
  @@check(expression: "length(VALUE) > 0", map: "not_empty")
}

domain Score {
  value Int @notNull

  @@check(expression: "VALUE >= 0", validated: false)
}

model Person {
  id    Int    @id
  score Score
}
