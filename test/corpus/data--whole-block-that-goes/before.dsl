model Role {
  name String @id
  rank Int?
}

model Kind {
  name String @id
}

data Role {
  rows = [{ name: "admin", rank: 1 }]
}
