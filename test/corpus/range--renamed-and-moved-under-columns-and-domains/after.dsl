datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

/// When something runs
range Slot {
  value DateTime @db.Timestamptz(3)

  @@map("slot")
  @@renamedFrom("period_range")
  @@schema("public")
}

range Words {
  value         String @collate("C")
  operatorClass = "text_pattern_ops"
  multirange    = "every_word"

  @@schema("public")
}

range Span {
  value      Float
  difference = "float8mi"

  @@schema("app")
  @@renamedFrom("public.Span")
}

domain Open {
  value Slot

  @@schema("public")
  @@check(expression: "NOT isempty(VALUE)")
}

type Both {
  period Slot
  words  Words

  @@schema("public")
}

model Shift {
  id      Int     @id
  period  Slot  @default(dbgenerated("slot(now(), 'infinity')"))
  open    Open?
  both    Both?
  words   Words[]
  all     Unsupported("every_word")?
  spans   Unsupported("app.\"Span_multirange\"")? @default(dbgenerated("'{[1,2)}'"))
  numbers Unsupported("int4multirange")?

  @@schema("public")
}
