model Reading {
  station Int
  number  Int
  alarms  Alarm[]

  @@unique([station, number], constraint: true)
  @@partition([station], by: List)
}

partition NorthReading: Reading {
  in = [1, 2]
}

partition OtherReading: Reading {
  default = true
}

model Alarm {
  id      Int      @id
  station Int?
  number  Int?
  reading Reading? @relation(fields: [station, number], references: [station, number])
}
