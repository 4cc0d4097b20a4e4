domain Word {
  value String
}

domain Upper {
  value Word
}

model Page {
  id    Int    @id
  words Word[]
  title Upper?
}
