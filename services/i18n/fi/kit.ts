/** Käyttöönottopaketti: tekstit, jotka organisaatio antaa väelleen, ja sivu, jolle sen linkit vievät. */
export const fiKit = {
  'kit.post.title': 'Unohtuiko salasana? Avain päästää sinut takaisin',
  'kit.post.body':
    'Avain on botti Teamsissa. Kun et pääse kirjautumaan, se varmistaa, että kyse on sinusta, ja voit vaihtaa salasanasi itse muutamassa minuutissa. Avaa se kerran tänään ja kysy ”olenko valmis?”: se kertoo, pystyisikö se auttamaan sinua, ja mitä pitäisi lisätä, jos ei.',
  'kit.mail.subject': 'Kaksi minuuttia tänään, ettet koskaan jää lukkojen taakse',
  'kit.mail.body':
    'Hei,\n\ntästä lähtien voit vaihtaa unohtuneen salasanasi itse ilman soittoa käyttötukeen. Avain, botti Teamsissa, varmistaa henkilöllisyytesi koodeilla, jotka se lähettää rekisteröimääsi sähköpostiosoitteeseen ja puhelinnumeroon. Sen jälkeen valitset uuden salasanan suojatulla sivulla.\n\nAvaa se kerran tänään ja kysy ”olenko valmis?”. Siihen menee kaksi minuuttia.\n\nAvain ei koskaan kysy salasanaasi keskustelussa eikä koskaan soita sinulle.\n\nKysymykset: {helpdesk}',
  'kit.intranet.body':
    'Etkö pääse kirjautumaan? Avaa Avain Teamsissa, vaikkapa puhelimella, ja kirjoita ”unohdin salasanani”. Se varmistaa, että kyse on sinusta, ja voit vaihtaa salasanasi muutamassa minuutissa. Kysy siltä ”olenko valmis?” jo ennen kuin tarvitset sitä. Apua ihmiseltä: {helpdesk}',
  'kit.signature.line': 'Jäitkö lukkojen taakse? Avaimella Teamsissa vaihdat salasanasi itse.',
  'kit.poster.title': 'Unohtuiko salasana?',
  'kit.poster.body':
    'Lue koodi, avaa Avain Teamsissa ja vaihda salasanasi itse. Kysy siltä jo tänään: ”olenko valmis?”',
  'kit.poster.never': 'Avain ei koskaan kysy salasanaasi keskustelussa eikä koskaan soita sinulle.',
  'kit.letter.title': 'Tervetuloa! Kaksi minuuttia, ettet koskaan jää lukkojen taakse',
  'kit.letter.body':
    'Tervetuloa taloon: {organisation}.\n\nTee tämä kerran ensimmäisenä päivänäsi:\n\n1. Kirjaudu työtilillesi.\n2. Avaa Avain Teamsissa: lue koodi tai kirjoita alla oleva osoite.\n3. Kysy siltä ”olenko valmis?”.\n4. Rekisteröi se, minkä se sanoo puuttuvan: oma sähköpostiosoitteesi ja matkapuhelimesi.\n5. Palaa keskusteluun ja paina ”Valmis, tarkista”.\n\nSen jälkeen voit vaihtaa unohtuneen salasanasi itse. Kukaan käyttötuesta ei koskaan kysy salasanaasi, eikä kysy Avainkaan.\n\nKysymykset: {helpdesk}',

  'kit.link': 'Avaa Avain Teamsissa',
  'kit.scan': 'Lue koodi puhelimesi kameralla tai kirjoita osoite:',
  'kit.help': 'Apua ihmiseltä: {helpdesk}',

  'page.go.title': 'Takaisin tilillesi Avaimella',
  'page.go.text':
    'Avain on botti Teamsissa. Kun et pääse kirjautumaan, se varmistaa, että kyse on sinusta, ja voit vaihtaa salasanasi. Se myös kertoo jo tänään, pystyisikö se auttamaan sinua.',
  'page.go.button': 'Avaa Avain Teamsissa',
  'page.go.install': 'Eikö mitään avaudu? Lisää ensin sovellus Teamsiin:',
  'page.go.install-link': 'Lisää Avain Teamsiin',
  'page.go.locked':
    'Etkö pääse Teamsiinkaan? Kokeile puhelinta tai tietokonetta, jossa Teams on vielä auki, tai kysy käyttötuesta.',
} as const;
