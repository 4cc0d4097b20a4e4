domain Word {
  value String

  @@check(expression: "VALUE <> ''")
}

domain Upper {
  value Word

  @@check(expression: "VALUE = upper(VALUE)")
}

model Page {
  id    Int    @id
  words Word[]
  title Upper?
}
