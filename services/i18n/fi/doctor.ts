import type { enDoctor } from '../en/doctor.ts';

/** Suomi: asennuksen tohtori. Komennot ja portaalien polut ovat niin kuin ne kirjoitetaan. */
export const fiDoctor = {
  'report.heading': 'Avaimen tohtori, {build}, rooli {role}, {at}',
  'report.red': 'PUNAINEN',
  'report.warning': 'VAROITUS',
  'report.unknown': 'EI TIEDOSSA',
  'report.green': 'VIHREÄ',
  'report.why': 'Miksi',
  'report.fix': 'Korjaus',
  'report.source': 'Katso',
  'report.sum':
    '{red, plural, one {# punainen} other {# punaista}}, {warning, plural, one {# varoitus} other {# varoitusta}}, {unknown, plural, other {# ei tiedossa}}, {green, plural, one {# vihreä} other {# vihreää}}.',
  'report.left-out': 'Ei koske näitä asetuksia: {checks}',
  'report.looked':
    'Mitään ei kirjoitettu, lähetetty eikä kulutettu. Ei tiedossa tarkoittaa: täältä sitä ei voitu katsoa.',

  'unknown.time': 'ei vastausta {seconds} sekunnissa',
  'unknown.failed': 'tarkistus keskeytyi ({reason})',
  'unknown.settings': 'asetukset eivät kelpaa, joten ei ole millä katsoa',
  'unknown.no-permission': 'tämä tunniste ei saa lukea tätä; se tarvitsisi oikeuden {permission}',
  'unknown.no-token': 'tunnisteella {identity} ei ole valtuutta (token)',
  'unknown.directory': 'Microsoft Graph ei vastannut ({code})',
  'unknown.no-answer': '{address} ei vastannut ({reason})',
  'unknown.file': 'tiedostoa {path} ei voi lukea ({reason})',
  'unknown.embedded': 'käytössä on leikkikentän oma muisti; Redistä ei ole katsottavana',
  'unknown.store': 'Redikseen ei saada yhteyttä ({reason})',
  'unknown.store-silent': 'tämä käyttäjä ei saa kysyä Redikseltä INFO-tietoja',
  'unknown.not-told': 'vastaus ei kerro sitä',

  'settings.title': 'Asetukset',
  'settings.why': 'Prosessi ei käynnisty asetuksilla, jotka eivät kelpaa.',
  'settings.fix': 'Korjaa nimetyt muuttujat; .env.example selittää ne. Niiden on oltava samat kuin itse prosessilla.',
  'settings.good': 'täydelliset ja ristiriidattomat',
  'settings.bad': '{problems}',

  'node-version.title': 'Noden versio',
  'node-version.why':
    'Vanhempia versioita ei ole kokeiltu, niistä puuttuu tarvittavia osia tai ne eivät saa tietoturvakorjauksia.',
  'node-version.fix': 'Käytä Node 24:ää, vähintään versiota 24.5, tai konttikuvaa: https://nodejs.org/en/download',
  'node-version.good': '{version}',
  'node-version.old': '{version}, vanhempi kuin 24.5',
  'node-version.other': '{version}, jota ei ole kokeiltu; 24 on',

  'node-env.title': 'NODE_ENV',
  'node-env.why':
    'Muualla kuin tuotannossa kelpaavat http sekä tällä koneella olevat muut valtuuksien myöntäjät ja muu Graph.',
  'node-env.fix': 'Poista NODE_ENV tai aseta NODE_ENV=production.',
  'node-env.good': 'tuotanto',
  'node-env.loose': 'development tai test: tuotannon kiellot eivät ole voimassa',

  'role-split.title': 'Botin ja suorittajan erottelu',
  'role-split.why':
    'Botti, jonka joku kaappaa, ei voi kirjoittaa salasanoja vain silloin, kun sillä ei ole siihen tunnistetta.',
  'role-split.fix': 'Aja AVAIN_ROLE=bot ja AVAIN_ROLE=executor omina prosesseinaan, kumpikin omilla asetuksillaan.',
  'role-split.good': 'tämä prosessi on vain {role}',
  'role-split.together': 'sama prosessi on sekä botti että suorittaja',

  'proxy-hops.title': 'Edessä olevat välityspalvelimet (AVAIN_PROXY_HOPS)',
  'proxy-hops.why':
    'Osoitekohtaiset rajat laskevat välityspalvelimen, jos sitä ei ole ilmoitettu, ja keksityn osoitteen, jos niitä on ilmoitettu liikaa.',
  'proxy-hops.fix':
    'Aseta AVAIN_PROXY_HOPS niiden välityspalvelinten määräksi, jotka lisäävät X-Forwarded-For-otsakkeen.',
  'proxy-hops.good': '{hops}, kun osoite on {address}',
  'proxy-hops.none': '0, vaikka {address} on https ja tämä prosessi puhuu http:tä: välissä on jotakin',
  'proxy-hops.many': '{hops}, vaikka {address} on tämä kone',

  'key-age.title': 'Avainten ikä',
  'key-age.why': 'Huomaamatta vuotaneesta avaimesta on hyötyä niin kauan kuin se on käytössä.',
  'key-age.fix': 'npm run keys, uusi avain vanhan eteen, uudelleenkäynnistys; docs/deploy.md, kohta ”Key rotation”.',
  'key-age.good': 'uusimmat avaimet, päivinä: {ages}',
  'key-age.old': 'uusimmat avaimet, päivinä: {ages}; yli {days} on liikaa',
  'key-age.undated': 'tunnisteessa ei ole päivää: {names} (npm run keys nimeää avaimet päivän mukaan, esim. s20261122)',

  'key-count.title': 'Avainten määrä',
  'key-count.why':
    'Vanhoja avaimia tarvitaan siihen, mitä kirjoitettiin ennen vaihtoa; sen jälkeen jokainen on yksi lisää kadotettavaksi.',
  'key-count.fix':
    'Poista nämä avaimet eikä muita: docs/deploy.md, ”Key rotation”, kertoo, kuinka kauan kutakin tarvitaan (tilan avaimia 1 130 vuorokautta).',
  'key-count.good': '{counts}',
  'key-count.many': 'ei enää tarvita: {keys}',

  'sealing-keys.title': 'Uuden salasanan sinetöivät avaimet',
  'sealing-keys.why': 'Yksityisellä puolikkaalla botti voisi lukea sen, mikä kuuluu vain suorittajalle.',
  'sealing-keys.fix': 'npm run keys: lohko ”Role bot” kuuluu botille, toinen suorittajalle.',
  'sealing-keys.good': 'roolilla {role} on oikeat puolikkaat ({count, plural, one {# avain} other {# avainta}})',
  'sealing-keys.private': 'botilla on yksityinen puolikas',
  'sealing-keys.public': 'roolilta {role} puuttuu yksityinen puolikas',
  'sealing-keys.none': 'yhtään ei ole',

  'base-url.title': 'Julkinen osoite (AVAIN_BASE_URL)',
  'base-url.why': 'Teams näyttää sivuja vain https:n kautta, ja viestien linkit avataan puhelimistakin.',
  'base-url.fix': 'Aseta AVAIN_BASE_URL siksi https-osoitteeksi, johon ihmiset ja Teams pääsevät.',
  'base-url.good': '{address}',
  'base-url.http': '{address} ei ole https',
  'base-url.local': '{address} on tämä kone: kokeilu, johon kukaan muu ei pääse',

  'base-certificate.title': 'Julkisen osoitteen varmenne',
  'base-certificate.why':
    'Siitä päivästä alkaen, jona se päättyy, kukaan ei voi asettaa salasanaa eikä Teams toimita mitään.',
  'base-certificate.fix':
    'Uusi varmenne siellä, missä TLS päättyy (välityspalvelin, yhdyskäytävä), koko ketjun kanssa.',
  'base-certificate.good': 'luotettu, päättyy {end} ({days} päivää)',
  'base-certificate.soon': 'luotettu, mutta päättyy {end} ({days} päivää)',
  'base-certificate.ended': 'päättyi {end}',
  'base-certificate.untrusted': 'ei luotettu: {problem}',

  'health.title': 'Julkisen osoitteen takana oleva prosessi',
  'health.why': 'Mikä ei täällä vastaa, siihen ei pääse Teams eikä kukaan muukaan.',
  'health.fix': 'Tarkista nimipalvelu, palomuuri, välityspalvelin ja prosessi: curl -i {address}/healthz',
  'health.good': '/healthz vastaa',
  'health.status': '/healthz vastaa {status}, tai joku muu vastaa',
  'health.away': 'osoitteessa {address} ei vastaa kukaan ({reason})',

  'readiness.title': 'Prosessin valmius',
  'readiness.why': 'Prosessi, joka ei ole valmis, ottaa viestejä vastaan eikä pysty tekemään työtään.',
  'readiness.fix': 'Korjaa se, mikä on nimetty; sillä on oma tarkistuksensa tässä. curl -s {address}/readyz',
  'readiness.good': '/readyz: valmis',
  'readiness.down': '/readyz: poissa: {down}',
  'readiness.status': '/readyz vastaa {status}',

  'messages-door.title': 'Viestien päätepiste',
  'messages-door.why': 'Teamsin on päästävä siihen, eikä kukaan saa päästä sisään ilman Bot Frameworkin valtuutta.',
  'messages-door.fix':
    'Azure portal > Azure Bot > Configuration > Messaging endpoint: {address}/api/messages, ohi välityspalvelimen kirjautumisten.',
  'messages-door.good': 'tavoitettavissa, ja tyhjä viesti ilman valtuutta torjutaan (401)',
  'messages-door.open': 'tyhjään viestiin ilman valtuutta vastattiin {status}',
  'messages-door.absent': 'POST /api/messages saa vastauksen {status}',

  'page-headers.title': 'Salasanasivun kehysotsakkeet',
  'page-headers.why':
    'Teams näyttää sivun kehyksessä: jos sen osoitteet puuttuvat kohdasta frame-ancestors, sivu jää tyhjäksi, samoin jos X-Frame-Options on asetettu; ilman luetteloa kuka tahansa voi kehystää sivun.',
  'page-headers.fix':
    'Anna välityspalvelimen päästää tuotteen otsakkeet läpi: se ei saa lisätä, poistaa eikä korvata niitä.',
  'page-headers.good': 'frame-ancestors nimeää Teamsin eikä ketään muuta',
  'page-headers.missing': 'otsakkeessa Content-Security-Policy ei ole kohtaa frame-ancestors',
  'page-headers.no-teams': 'kohdasta frame-ancestors puuttuu {hosts}',
  'page-headers.wide': 'frame-ancestors antaa myös näiden kehystää sivun: {hosts}',
  'page-headers.xfo': 'X-Frame-Options on asetettu, joten Teams ei näytä mitään',
  'page-headers.status': '{path} vastaa {status}',

  'page-unframed.title': 'Sivut, joita kukaan ei saa kehystää',
  'page-unframed.why': 'Kehystettyä ”tämä en ollut minä”- tai soittajan sivua voi saada painamaan huijaamalla.',
  'page-unframed.fix':
    'Anna välityspalvelimen päästää tuotteen otsakkeet läpi: se ei saa lisätä, poistaa eikä korvata niitä.',
  'page-unframed.good': 'näitä ei voi kehystää: {paths}',
  'page-unframed.framed': '{path} voidaan kehystää',
  'page-unframed.status': '{path} vastaa {status}',

  'page-hsts.title': 'Strict-Transport-Security',
  'page-hsts.why': 'Ilman sitä ensimmäinen käynti http:llä voidaan kääntää toiselle sivulle.',
  'page-hsts.fix': 'Anna välityspalvelimen päästää tuotteen otsake läpi, tai lähetä vähintään 180 päivän otsake.',
  'page-hsts.good': '{days} päivää',
  'page-hsts.short': '{days} päivää; vähintään 180 tarvitaan',
  'page-hsts.missing': 'ei lähetetä',

  'identity.title': 'Tunnistetieto: {identity}',
  'identity.why': 'Salaisuuden voi kopioida huomaamatta; päättyvä varmenne pysäyttää tuotteen.',
  'identity.fix':
    'Käytä hallittua identiteettiä, federointia tai varmennetta: Entra admin center > App registrations > {client} > Certificates & secrets.',
  'identity.managed': 'hallittu identiteetti: ei mitään säilytettävää, ei mitään päättyvää',
  'identity.federated': 'federoitu; valtuustiedosto on luettavissa',
  'identity.certificate': 'varmenne, päättyy {end} ({days} päivää)',
  'identity.soon': 'varmenne, päättyy {end} ({days} päivää)',
  'identity.ended': 'varmenne päättyi {end}',
  'identity.secret': 'asiakassalaisuus; sen päättymisen näkee vain sovelluksen rekisteröinnistä',
  'identity.unreadable': 'tiedostoa {path} ei voi lukea ({reason})',
  'identity.no-certificate': 'tiedostossa {path} ei ole varmennetta ja sen yksityistä avainta',

  'token.title': 'Valtuus (token): {identity}',
  'token.why': 'Ilman valtuutta tällä tunnisteella ei voi tehdä mitään.',
  'token.fix':
    'Entra admin center > App registrations > {client}: onko se tässä vuokraajassa ja kuuluuko tunnistetieto sille? https://login.microsoftonline.com/error selittää koodin.',
  'token.good': 'saatiin, vuokraajalle {tenant}',
  'token.tenant': 'saatiin, mutta vuokraajalle {tenant}: AVAIN_TENANT_ID nimeää toisen',
  'token.refused': 'evättiin ({code})',
  'token.silent': 'Entra ei vastannut ({code})',

  'permissions.title': 'Graph-oikeudet: {identity}',
  'permissions.why': 'Puuttuva oikeus pysäyttää toiminnon; liika oikeus on sen käytettävissä, joka kaappaa tunnisteen.',
  'permissions.fix':
    'Entra admin center > App registrations > {client} > API permissions: täsmälleen docs/deploy.md:n rivi, järjestelmänvalvojan suostumuksella. Puuttuu: {missing}. Poistettava: {extra}.',
  'permissions.good': '{granted}',
  'permissions.by-role': '{granted}; salasanan kirjoittaa hakemistorooli {role}',
  'permissions.missing': 'puuttuu: {missing}',
  'permissions.dangerous': 'liikaa, ja niillä voi muuttaa asioita: {extra}',
  'permissions.extra': 'liikaa: {extra}',
  'permissions.mail-everybody':
    'Mail.Send on myönnetty koko vuokraajaan: Exchangen myönnöt eivät kavenna sitä, joten tämä tunniste voi lähettää kenen tahansa nimissä (ellei sovelluksen käyttöoikeuskäytäntö pidättele sitä, mitä Graph ei näytä)',
  'permissions.mail-exchange':
    'valtuudessa ei ole oikeutta Mail.Send: oikein vain, jos Exchange myöntää sen (Exchange Online PowerShellin Test-ServicePrincipalAuthorization näyttää sen; tohtori ei lähetä mitään kokeeksi)',

  'tenant.title': 'Microsoft Graph ja vuokraaja',
  'tenant.why': 'Kaikki ihmisistä luetaan sieltä.',
  'tenant.fix':
    'Salli https osoitteisiin graph.microsoft.com ja login.microsoftonline.com; vertaa asetusta AVAIN_TENANT_ID.',
  'tenant.good': '{name} ({id})',
  'tenant.other': 'Graph vastaa vuokraajan {id} puolesta; AVAIN_TENANT_ID nimeää toisen',
  'tenant.away': 'Graphiin ei saada yhteyttä ({code})',

  'clock-graph.title': 'Kello verrattuna Microsoft Graphiin',
  'clock-graph.why': 'Valtuudet ja koodit päättyvät kellon mukaan; yli viiden minuutin erolla valtuudet hylätään.',
  'clock-graph.fix': 'Anna koneen seurata NTP-palvelinta: timedatectl status',
  'clock-graph.good': 'ero {seconds} s',
  'clock-graph.off': 'ero {seconds} s',

  'clock-redis.title': 'Kello verrattuna Redikseen',
  'clock-redis.why': 'Lukitukset ja koodit päättyvät Rediksen ajan mukaan, valtuudet tämän koneen ajan mukaan.',
  'clock-redis.fix': 'Anna molempien koneiden seurata NTP-palvelinta: redis-cli TIME; date +%s',
  'clock-redis.good': 'ero {seconds} s',
  'clock-redis.off': 'ero {seconds} s',

  'redis-reachable.title': 'Redis',
  'redis-reachable.why': 'Siinä ovat kaikki avoimet palautukset, laskurit ja työt: ilman sitä ketään ei päästetä läpi.',
  'redis-reachable.fix': 'redis-cli -u "$REDIS_URL" PING tältä koneelta; tarkista osoite, salasana, TLS ja palomuuri.',
  'redis-reachable.good': 'vastaa, versio {version}',
  'redis-reachable.old': 'vastaa, versio {version}; vähintään 7.0 tarvitaan',
  'redis-reachable.away': 'ei vastaa ({reason})',

  'redis-tls.title': 'TLS Redikseen',
  'redis-tls.why': 'Salasana ja tila kulkisivat verkossa luettavina.',
  'redis-tls.fix': 'Käytä asetuksessa REDIS_URL muotoa rediss:// ja omalle myöntäjälle asetusta AVAIN_REDIS_CA_FILE.',
  'redis-tls.good': 'TLS',
  'redis-tls.local': 'ilman TLS:ää, vain tällä koneella',
  'redis-tls.plain': 'ilman TLS:ää osoitteeseen {host}',

  'redis-acl.title': 'Redis-käyttäjän oikeudet',
  'redis-acl.why': 'Vuotaneen Redis-salasanan pitäisi avata Avaimen avaimet eikä hallintaa.',
  'redis-acl.fix': 'ACL SETUSER avain on ><password> {rules}',
  'redis-acl.good': 'ei saa hallita eikä lukea muiden avaimia',
  'redis-acl.admin': 'saa hallita palvelinta (CONFIG sai vastauksen)',
  'redis-acl.foreign': 'saa lukea muita avaimia kuin avain:*',

  'redis-eviction.title': 'Rediksen häätökäytäntö',
  'redis-eviction.why':
    'Kaikki muut käytännöt heittävät laskureita ja lukituksia pois, kun muisti loppuu: näin arvaamista voi jatkaa.',
  'redis-eviction.fix': 'redis-cli CONFIG SET maxmemory-policy noeviction, ja sama tiedostoon redis.conf.',
  'redis-eviction.good': 'noeviction',
  'redis-eviction.bad': '{policy}',

  'redis-persistence.title': 'Rediksen pysyvyys',
  'redis-persistence.why':
    'Ilman sitä laskurit katoavat uudelleenkäynnistyksessä, ja Avain keskeyttää palautukset 15 minuutiksi.',
  'redis-persistence.fix': 'redis-cli CONFIG SET appendonly yes, ja sama tiedostoon redis.conf; tarkista levy.',
  'redis-persistence.good': 'append-only-tiedosto on käytössä, viimeisin kirjoitus kunnossa',
  'redis-persistence.off': 'append-only-tiedosto ei ole käytössä',
  'redis-persistence.failing': 'append-only-tiedosto on käytössä, mutta viimeisin kirjoitus epäonnistui',

  'redis-topology.title': 'Rediksen kopiot',
  'redis-topology.why': 'Yksi palvelin ilman kopiota on kohta, jossa yksi vika pysäyttää kaiken.',
  'redis-topology.fix':
    'Lisää kopio ja Sentinel tai klusteri, sekä min-replicas-to-write 1: docs/deploy.md, kohta ”Redis behind Sentinel”.',
  'redis-topology.good':
    '{mode}: {masters, plural, one {# pääpalvelin} other {# pääpalvelinta}}, ajan tasalla olevia kopioita {replicas}',
  'redis-topology.alone': '{mode}: pääpalvelin ilman kopiota',
  'redis-topology.replica': 'osoite vie kopioon, johon ei voi kirjoittaa',
  'redis-topology.cluster-down': 'klusterin tila on {state}',

  'redis-memory.title': 'Rediksen muisti',
  'redis-memory.why': 'Täynnä, häätökäytännöllä noeviction, se torjuu kaikki kirjoitukset eikä ketään päästetä läpi.',
  'redis-memory.fix': 'Suurenna asetusta maxmemory; etsi avaimia, jotka eivät ole Avaimen: redis-cli --bigkeys',
  'redis-memory.good': '{percent} % käytössä, kun raja on {limit} MiB',
  'redis-memory.full': '{percent} % käytössä, kun raja on {limit} MiB',
  'redis-memory.unlimited': 'maxmemory puuttuu: rajana on koko kone ({percent} % käytössä)',

  'audit-directory.title': 'Lokin (audit) hakemisto',
  'audit-directory.why': 'Ilman lokia ei palautuksia: hakemisto, johon ei voi kirjoittaa, pysäyttää tuotteen.',
  'audit-directory.fix': 'Liitä kohtaan {path} oma pysyvä levy, jonka omistaa prosessin tunnus, oikeuksin 0700.',
  'audit-directory.good': 'hakemistoon {path} voi kirjoittaa, oikeudet {mode}',
  'audit-directory.readonly': 'tämä tunnus ei voi kirjoittaa hakemistoon {path}',
  'audit-directory.absent': 'hakemistoa {path} ei ole',
  'audit-directory.readable': 'muutkin tunnukset voivat lukea hakemistoa {path} (oikeudet {mode})',

  'audit-space.title': 'Lokin tila levyllä',
  'audit-space.why': 'Täysi levy pysäyttää kaikki palautukset.',
  'audit-space.fix': 'Suurenna levyä tai pienennä asetusta AVAIN_AUDIT_RETENTION_DAYS.',
  'audit-space.good': 'vapaana {free} MiB ({percent} %)',
  'audit-space.low': 'vapaana {free} MiB ({percent} %)',

  'audit-chain.title': 'Lokin ketju',
  'audit-chain.why': 'Ketju, joka ei täsmää, on katkaistu tai muutettu, tai se luettiin muilla avaimilla.',
  'audit-chain.fix': 'npm run audit -- verify {path}; ota hakemistosta kopio ennen mitään muuta.',
  'audit-chain.good': '{records, plural, one {# merkintä} other {# merkintää}}, kunnossa',
  'audit-chain.empty': 'ei vielä merkintöjä: oikein, jos tämä ei ole koskaan ollut käynnissä',
  'audit-chain.broken': 'ei kunnossa: {problems}',
  'audit-chain.large': 'yli {size} MiB: liikaa nopeaan katsaukseen; npm run audit -- verify {path}',

  'audit-copy.title': 'Lokin toinen kopio',
  'audit-copy.why': 'Vain toinen järjestelmä voi kertoa lopusta, joka katkaistiin ankkurinsa kanssa.',
  'audit-copy.fix': 'AVAIN_AUDIT_COPY_TO=https://… tai syslog+tls://host:6514; avaa tie sinne.',
  'audit-copy.good': '{address} ottaa yhteyksiä vastaan',
  'audit-copy.none': 'AVAIN_AUDIT_COPY_TO puuttuu',
  'audit-copy.away': '{address} ei ota yhteyksiä vastaan ({reason})',
  'audit-copy.plain': '{address} ottaa yhteyksiä vastaan, ilman TLS:ää',

  'mail-sender.title': 'Sähköpostin lähettäjä',
  'mail-sender.why': 'Koodit ja ilmoitukset lähtevät siitä.',
  'mail-sender.fix': 'Luo (jaettu) postilaatikko tai korjaa asetus AVAIN_MAIL.',
  'mail-sender.good': 'postilaatikko {sender} on olemassa',
  'mail-sender.absent': 'vuokraajassa ei ole tiliä {sender}',
  'mail-sender.no-mailbox': 'tili {sender} on olemassa mutta sillä ei ole postilaatikkoa',
  'mail-sender.smtp':
    'postipalvelin {address} ottaa yhteyksiä vastaan; ottaako se postia, näkyy ensimmäisestä viestistä',
  'mail-sender.smtp-away': 'postipalvelin {address} ei ota yhteyksiä vastaan ({reason})',

  'sms.title': 'Tekstiviestien välittäjä',
  'sms.why':
    'Ilman sitä tili voi kerätä vain yhdenlaisen todisteen, eikä käytäntö täyty. Microsoftin oma tekstiviestien välitys päättyy 1.2.2027, eikä Avain ole koskaan käyttänyt sitä.',
  'sms.fix': 'AVAIN_SMS=acs:… (Azure Communication Services) tai webhook:https://… ja AVAIN_SMS_WEBHOOK_KEY.',
  'sms.good': '{kind}, {address} ottaa yhteyksiä vastaan; välittääkö se viestejä, näkyy ensimmäisestä',
  'sms.none': 'AVAIN_SMS puuttuu',
  'sms.away': '{kind}, {address} ei ota yhteyksiä vastaan ({reason})',

  'ticket-desk.title': 'Tikettijärjestelmä',
  'ticket-desk.why': 'Tapauksia, joista ei tule tikettejä, eivät näe ne, jotka katsovat vain sinne.',
  'ticket-desk.fix': 'Tarkista asetuksen AVAIN_CASE_DESK osoite ja tie sinne.',
  'ticket-desk.good': '{kind}, {address} ottaa yhteyksiä vastaan',
  'ticket-desk.away': '{kind}, {address} ei ota yhteyksiä vastaan ({reason})',

  'helpdesk-groups.title': 'Tukitiimien ryhmät',
  'helpdesk-groups.why': 'Ryhmän jäsenet ovat tukihenkilöitä; tyhjässä ryhmässä kukaan ei voi ottaa tapausta.',
  'helpdesk-groups.fix': 'Entra admin center > Groups; korjaa tiedoston AVAIN_HELPDESK_FILE groupId tai lisää jäseniä.',
  'helpdesk-groups.good': '{groups}',
  'helpdesk-groups.absent': 'vuokraajassa ei ole ryhmää: {teams}',
  'helpdesk-groups.empty': 'ryhmässä ei ole ketään: {teams}',

  'helpdesk-channels.title': 'Tukitiimien kanavat',
  'helpdesk-channels.why': 'Kortit menevät sinne, botin valtuuden kanssa.',
  'helpdesk-channels.fix':
    'Teamsin kanava > Get link to channel näyttää tunnisteen; tiedoston AVAIN_HELPDESK_FILE serviceUrl on Microsoftin oma osoite.',
  'helpdesk-channels.good':
    '{teams, plural, one {# kanava} other {# kanavaa}}, muoto oikein; onko sovellus niiden tiimeissä, näkyy ensimmäisestä kortista',
  'helpdesk-channels.foreign': 'ei Microsoftin osoite: {hosts}',
  'helpdesk-channels.local': 'osoitteet tällä koneella: {hosts}',

  'helpdesk-mail.title': 'Tuen sähköposti',
  'helpdesk-mail.why':
    'Kun Teams on poissa tai joku ilmoittaa ”tämä en ollut minä”, sähköposti on se, mikä kertoo ihmiselle.',
  'helpdesk-mail.fix': 'Aseta AVAIN_HELPDESK_MAIL ja fallbackMail postilaatikoiksi, joita joku lukee.',
  'helpdesk-mail.good': '{addresses}',
  'helpdesk-mail.none': 'AVAIN_HELPDESK_MAIL puuttuu: ilmoitukset ”tämä en ollut minä” eivät mene kenellekään',
  'helpdesk-mail.outside': 'vuokraajan verkkotunnusten ulkopuolella: {addresses}',
  'helpdesk-mail.self': 'lähettäjä itse: {addresses}',

  'admin-group.title': 'Ylläpitäjien ja kattavuuden ryhmät',
  'admin-group.why':
    'Ensimmäisen jäsenet saavat antaa ylläpitäjien komentoja. Seurattavaa ryhmää, jota ei ole, ei lasketa.',
  'admin-group.fix':
    'Entra admin center > Groups; AVAIN_ADMIN_GROUP_ID on ryhmä, jossa on jäseniä, ja AVAIN_COVERAGE_GROUP_IDS sisältää vain ryhmiä, jotka ovat olemassa.',
  'admin-group.good': '{group}',
  'admin-group.watched-good': '{group}; seurataan: {groups}',
  'admin-group.absent': 'vuokraajassa ei ole ryhmää {id}: kukaan ei ole ylläpitäjä',
  'admin-group.empty': 'ryhmässä {group} ei ole ketään: kukaan ei ole ylläpitäjä',
  'admin-group.watched-absent': '{group}; seurattavaa ryhmää ei ole vuokraajassa: {ids}',
  'admin-group.watched-empty': '{group}; seurattavissa ryhmissä ei ole ketään: {groups}',

  'blocked-groups.title': 'Ryhmät, joiden salasanoja ei koskaan vaihdeta',
  'blocked-groups.why': 'Ryhmä, jota ei ole, ei suojaa ketään.',
  'blocked-groups.fix': 'Korjaa AVAIN_BLOCKED_GROUP_IDS: tämän vuokraajan ryhmien objektitunnisteet.',
  'blocked-groups.good': '{groups}',
  'blocked-groups.absent': 'vuokraajassa ei ole ryhmää: {ids}',
  'blocked-groups.empty': 'näissä ei ole ketään: {groups}',

  'teams-app.title': 'Sovellus organisaation luettelossa',
  'teams-app.why': 'Ihmiset saavat sovelluksen sieltä; linkit ja asennukset tarvitsevat sen tunnisteen.',
  'teams-app.fix':
    'npm run package, sitten Teams admin center > Teams apps > Manage apps > Upload; AVAIN_TEAMS_APP_ID on luettelon tunniste.',
  'teams-app.good': '{name}, julkaistu',
  'teams-app.manifest-id': '{name} on julkaistu tunnisteella {id}: AVAIN_TEAMS_APP_ID nimeää sen manifestin',
  'teams-app.waiting': '{name} odottaa hyväksyntää',
  'teams-app.rejected': '{name} hylättiin',
  'teams-app.absent': 'luettelossa ei ole sovellusta {id} (itse ladattu ei näy siellä)',

  'app-policy.title': 'Teamsin sovelluskäytännöt',
  'app-policy.why': 'Sovellusta, jonka käytäntö estää, eivät nuo ihmiset voi avata eikä sitä voi asentaa heille.',
  'app-policy.fix':
    'Teams admin center > Teams apps > Manage apps > Avain > Users and groups sekä Permission policies ja Setup policies.',
  'app-policy.unreadable': 'Microsoft Graph ei näytä sovelluskäytäntöjä: ne näkee vain Teams admin centeristä',

  'admin-sspr.title': 'Microsoftin oma palautus järjestelmänvalvojille',
  'admin-sspr.why':
    'Avain torjuu tilit, joilla on rooli, ja neuvoo Microsoftin sivulle; tämä kytkin avaa sen sivun heille.',
  'admin-sspr.fix':
    'PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy, allowedToUseSSPR true (Policy.ReadWrite.Authorization; vaikuttaa 60 minuutissa), tai kerro valvojille, mikä muu tie heillä on.',
  'admin-sspr.good': 'päällä: valvojat voivat palauttaa salasanansa kahdella menetelmällä osoitteessa aka.ms/sspr',
  'admin-sspr.off': 'pois: valvojilla ei ole mitään itsepalvelua',

  'methods-policy.title': 'Tunnistusmenetelmät, jotka ihmiset voivat rekisteröidä',
  'methods-policy.why':
    'Avain lähettää koodeja rekisteröityihin sähköpostiosoitteisiin ja matkapuhelimiin; molempien on oltava sallittuja.',
  'methods-policy.fix': 'Entra admin center > Authentication methods > Policies > Email OTP, SMS: salli kaikille.',
  'methods-policy.good': 'Email OTP ja SMS ovat sallittuja',
  'methods-policy.off': 'ei sallittu: {methods}',

  'methods-migration.title': 'Siirtymä tunnistusmenetelmien käytäntöön',
  'methods-migration.why':
    'Microsoft jäädytti vanhat käytännöt 30.9.2025; ennen siirtymän loppua kaksi käytäntöä päättää, kuka voi rekisteröidä mitä.',
  'methods-migration.fix':
    'Entra admin center > Authentication methods > Policies > Manage migration > Migration complete.',
  'methods-migration.good': 'valmis',
  'methods-migration.open': '{state}',

  'domains.title': 'Verkkotunnukset',
  'domains.why': 'Federoitujen verkkotunnusten salasanat eivät ole Entrassa, joten Avain torjuu niiden tilit.',
  'domains.fix': 'Ei mitään, jos näillä ihmisillä on muu tie; docs/deploy.md kertoo, keitä ei palvella.',
  'domains.good': 'hallitut: {managed}',
  'domains.some': 'federoidut, joiden salasanoja ei vaihdeta täällä: {federated}',
  'domains.all': 'kaikki vahvistetut verkkotunnukset ovat federoituja: kenenkään salasanaa ei voi vaihtaa täällä',

  'sync.title': 'Hakemiston synkronointi',
  'sync.why':
    'Synkronoitujen tilien salasanat ovat omassa hakemistossa; Avain neuvoo heidät Entran omalle sivulle tai tukeen.',
  'sync.fix': 'Microsoft Entra Connect -palvelin: Get-ADSyncScheduler; Entra admin center > Entra Connect.',
  'sync.good': 'ei synkronointia: kaikki tilit ovat pilvitilejä',
  'sync.on': 'päällä, viimeksi {minutes} minuuttia sitten; synkronoitujen tilien salasanoja ei vaihdeta täällä',
  'sync.stale': 'päällä, mutta viimeksi {minutes} minuuttia sitten',
  'sync.never': 'päällä, mutta Graph ei tiedä yhdestäkään ajosta',

  'writeback.title': 'Salasanan takaisinkirjoitus',
  'writeback.why': 'Entran oma sivu, synkronoitujen tilien ovi, toimii vain takaisinkirjoituksen kanssa.',
  'writeback.fix':
    'Entra admin center > Password reset > On-premises integration näyttää sen; Microsoft Entra Connect > Optional features kytkee sen päälle.',
  'writeback.good': 'päällä',
  'writeback.off': 'pois',
} as const satisfies Readonly<Record<keyof typeof enDoctor, string>>;
