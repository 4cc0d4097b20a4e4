model Reading {
  station Int
  number  Int

  @@unique([number, station])
  @@partition([station], by: List)
}

partition NorthReading: Reading {
  alarms Alarm[] @relation("north")
  in     = [1, 2]
}

partition SouthReading: Reading {
  number Int
  in     = [3]

  @@partition([station], by: List)
}

partition FarSouthReading: SouthReading {
  alarms Alarm[] @relation("south")
  in     = [3]
}

model Alarm {
  id      Int              @id
  station Int?
  number  Int?
  north   NorthReading?    @relation("north", fields: [number, station], references: [number, station])
  south   FarSouthReading? @relation("south", fields: [station, number], references: [station, number])
}
