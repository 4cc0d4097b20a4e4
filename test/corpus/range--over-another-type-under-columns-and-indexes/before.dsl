range Span {
  value      Float
  difference = "float8mi"
}

range Hours {
  value      DateTime @db.Time(6)
  multirange = "opening"

  @@map("hour_range")
}

model T {
  id    Int                     @id
  span  Span?                   @default(dbgenerated("'[1,2)'"))
  spans Unsupported("\"Span_multirange\"")?
  open  Hours[]

  @@index([span], type: Gist)
}
