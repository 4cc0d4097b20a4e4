sequence invoice_number {
  type      = Int
  start     = 1000
  increment = 5
  minValue  = 1000
  maxValue  = 999999
  cache     = 10
}

model Invoice {
  id     Int @id
  number Int @default(dbgenerated("nextval('invoice_number')"))
}
