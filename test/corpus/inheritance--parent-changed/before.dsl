model Place {
  id   Int
  name String?
}

model Named {
  name String?
}

model City {
  people Int?

  @@inherits([Place])
}

model Capital {
  country String?

  @@inherits([City])
}
