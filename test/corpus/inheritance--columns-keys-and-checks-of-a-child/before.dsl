model Site {
  id   Int     @id
  name String?

  @@check("id > 0", map: "positive")
  @@check("id > -1", map: "own", inherit: false)
}

model Shop {
  people Int?

  @@inherits([Site])
}

model Place {
  id   Int
  name String?
}

model Area {
  id   Int
  size Int?
}

model City {
  name  String?
  mayor String?

  @@inherits([Place, Area])
}
