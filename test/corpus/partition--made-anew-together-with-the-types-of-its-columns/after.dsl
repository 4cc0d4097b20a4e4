enum Mood {
  FINE
  GREAT @replaces("BAD")
}

domain Size {
  value String
}

domain Label {
  value String
}

model Deal {
  id    Int    @id
  mood  Mood
  moods Mood[]
  first Mood?
  code  String
  size  Size?
  named Mood?
  label Label?

  @@partition([id], by: Range)
}

partition DealAll: Deal {
  default = true
}
