model Reading {
  station Int
  number  Int

  @@partition([station], by: List)
}

partition NorthReading: Reading {
  in = [1, 2]
}

partition SouthReading: Reading {
  number Int
  in     = [3]

  @@partition([station], by: List)
}

partition FarSouthReading: SouthReading {
  in = [3]
}

model Alarm {
  id Int @id
}
