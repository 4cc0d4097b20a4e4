domain Email {
  value String @default("b@example.org") @notNull

  @@check(expression: "VALUE <> 'x'", map: "has_at")
  @@check(expression: "length(VALUE) > 0", map: "is_not_empty")
}

domain Score {
  value Int @default(dbgenerated("1 + 1"))

  @@check(expression: "VALUE >= 0")
}

model Person {
  id    Int    @id
  score Score
}
