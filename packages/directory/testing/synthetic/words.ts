/** Common names of both languages; who comes of combining them is nobody. */
export const GIVEN_NAMES = [
  ...['Núria', 'Montserrat', 'Jordi', 'Marta', 'Pere', 'Laia', 'Oriol', 'Mercè', 'Josep', 'Anna', 'Àngel'],
  ...['Carme', 'Ramon', 'Eulàlia', 'Pau', 'Roser', 'Xavier', 'Gemma', 'Lluís', 'Neus', 'Bernat', 'Clàudia'],
  ...['Carmen', 'José Luis', 'Mari Carmen', 'Antonio', 'Dolores', 'Francisco', 'Pilar', 'Manuel', 'Rosario'],
  ...['Fátima', 'Youssef', 'Mamadou', 'Aminata', 'Li', 'Svetlana', 'Ion', 'Sofía', 'Iker', 'Ainhoa'],
] as const;

export const SURNAMES = [
  ...['Puig', 'Vila', 'Serra', 'Soler', 'Roca', 'Ferrer', 'Font', 'Mas', 'Pujol', 'Riera', 'Costa', 'Sala'],
  ...['Col·lell', "D'Ors", 'Martí', 'Bosch', 'Casas', 'Grau', 'Torrent', 'Batlle', 'Noguera', 'Comas'],
  ...['García', 'Fernández', 'López', 'Martínez', 'Sánchez', 'Pérez', 'Gómez', 'Ruiz', 'Núñez', 'Ibáñez'],
  ...['Garcia-Valdecasas', 'de la Fuente', 'El Amrani', 'Diallo', 'Zhang', 'Popescu', 'Ivanova', 'Benali'],
] as const;

export const STREETS = [
  ...['La Riera', 'Carrer de Barcelona', 'Camí Ral', 'Carrer de Sant Josep', 'Plaça de Cuba', 'La Rambla'],
  ...['Carrer d’en Xammar', 'Ronda de Cervantes', 'Avinguda del Maresme', 'Carrer de Sant Benet'],
  ...[
    'Carrer de Biada',
    'Via Europa',
    'Carrer de l’Hospital',
    'Passeig Marítim',
    'Carrer de Meléndez Valdés',
  ],
] as const;

export const POSTCODES = ['08301', '08302', '08303', '08304'] as const;

export const TRADES = [
  'Tallers',
  'Forn',
  'Bar',
  'Transports',
  'Perruqueria',
  'Fusteria',
  'Gestions',
] as const;
