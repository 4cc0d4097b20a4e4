datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

/// When something runs
range Period {
  value DateTime @db.Timestamptz(3)

  @@map("period_range")
  @@schema("public")
}

range Words {
  value         String @collate("C")
  operatorClass = "text_pattern_ops"
  multirange    = "\"All words\""

  @@schema("public")
}

range Span {
  value      Float
  difference = "float8mi"

  @@schema("public")
}

domain Open {
  value Period

  @@schema("public")
  @@check(expression: "NOT isempty(VALUE)")
}

type Both {
  period Period
  words  Words

  @@schema("public")
}

model Shift {
  id      Int     @id
  period  Period  @default(dbgenerated("period_range(now(), 'infinity')"))
  open    Open?
  both    Both?
  words   Words[]
  all     Unsupported("\"All words\"")?
  spans   Unsupported("\"Span_multirange\"")? @default(dbgenerated("'{[1,2)}'"))
  numbers Unsupported("int4multirange")?

  @@schema("public")
}
