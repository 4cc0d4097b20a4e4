model Role {
  name String @id
  rank Int?
}

model Kind {
  name String @id
}

data Kind {
  complete = true
  rows     = [{ name: "only" }]
}
