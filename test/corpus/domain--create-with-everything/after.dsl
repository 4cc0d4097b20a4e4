/// An address that letters reach
domain Email {
  value String @db.VarChar(320) @default("nobody@example.org") @collate("C")

  @@check(expression: "VALUE <> ''")
  @@check(expression: "length(VALUE) > 0", map: "email_long_enough")
  @@map("email")
}

domain Count {
  value Int @default(0) @notNull

  @@check(expression: "VALUE >= 0")
}

domain Tags {
  value String[]
}

model Person {
  id    Int     @id
  email String?
  work  Email?
  count Count   @default(1)
  tags  Tags?
  other Email[]
}
