model Place {
  id   Int
  name String?
}

model Named {
  name String?
}

model City {
  id     Int
  people Int?

  @@inherits([Named])
}

model Capital {
  country String?

  @@inherits([City])
}
