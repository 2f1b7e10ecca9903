package dev.tacit.detect;

import dev.tacit.category.Categories;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Names of fields that say that a value is personal, in the languages of those who write the most code. Written here in lower
 * case without separators, so that {@code firstName}, {@code first_name} and {@code First-Name} are one.
 *
 * <p>The end of a name counts, from the start of one of its words: {@code buyerFirstName} ends with {@code firstname}. The
 * longest end wins, and so {@code serverAddress} is nobody's. Entries after {@code =} stand for the whole name only.
 */
final class PersonalNames {
    /** The category of an end that says that the value is not personal, though a shorter end would say it is. */
    static final String NOBODYS = "";

    private static final String[] LINES = {
        Categories.PERSON_NAME
                + " firstname lastname fullname givenname familyname surname middlename maidenname forename nickname"
                + " buyername customername clientname recipientname receivername sendername contactname shiptoname billtoname"
                + " shippingname billingname deliveryname cardholdername cardholder holdername accountholder patientname"
                + " employeename guestname passengername personname membername subscribername ownername studentname"
                + " displayname realname legalname firstnames lastnames attentionname signername authorname nameoncard"
                + " namefirst namelast =author =name =names recipient salutation"
                // German, French, Spanish, Italian, Portuguese, Dutch
                + " vorname nachname familienname kundenname kontoinhaber empfaenger rufname geburtsname"
                + " prenom prénom nomdefamille nomcomplet nomclient =nom"
                + " nombre nombres apellido apellidos nombrecompleto cognome nomecognome sobrenome nomecompleto =nome"
                + " voornaam achternaam tussenvoegsel klantnaam =naam"
                // Polish, Swedish, Danish, Norwegian, Finnish, Turkish
                + " imie imię nazwisko imienazwisko fornamn förnamn efternamn fornavn efternavn etternavn"
                + " etunimi sukunimi soyad soyadi adsoyad"
                // Russian, Chinese, Japanese, Korean
                + " имя фамилия отчество фио 姓名 名字 氏名 名前 お名前 이름 성명",
        Categories.EMAIL_ADDRESS
                + " email emailaddress mail mailaddress emailid useremail emailto mailto courriel correo"
                + " correoelectronico epost eposta почта 邮箱 メールアドレス 이메일",
        Categories.PHONE_NUMBER
                + " phone phonenumber telephone telephonenumber mobile mobilephone mobilenumber cellphone"
                + " homephone workphone fax faxnumber contactnumber msisdn tel telno phoneno mobileno"
                + " telefon telefonnummer handy handynummer rufnummer telefono teléfono telefone celular movil móvil"
                + " cellulare numerotelefono telefoonnummer mobiel телефон 电话 手机 手机号 電話番号 携帯番号 전화번호 휴대폰",
        Categories.POSTAL_ADDRESS
                + " address addresses addressline streetaddress postaladdress homeaddress shippingaddress"
                + " billingaddress deliveryaddress mailingaddress street streetname streetline housenumber housenr apartment"
                + " city town district county suburb locality municipality neighborhood stateorregion stateorprovince"
                + " districtorcounty streetnumber complement addressline1 addressline2 addressline3 address1 address2 address3 street1 street2"
                + " adresse strasse straße hausnummer anschrift lieferadresse rechnungsadresse wohnort"
                + " rue ville direccion dirección calle ciudad domicilio indirizzo citta città comune endereco endereço rua"
                + " cidade bairro adres straat huisnummer woonplaats ulica miasto adress gatuadress gata postort gade vej"
                + " osoite katuosoite kaupunki mahalle sokak ilce"
                + " адрес улица город 地址 住址 住所 市区町村 주소",
        Categories.POSTAL_CODE + " postalcode postcode zipcode =zip plz postleitzahl codepostal codigopostal cap cep"
                + " kodpocztowy postnummer postinumero postakodu индекс 邮编 郵便番号 우편번호",
        Categories.COMPANY_NAME + " companyname buyercompanyname firmenname raisonsociale razonsocial ragionesociale",
        Categories.BIRTH_DATE + " birthdate dateofbirth birthday dob birthdt geburtsdatum geburtstag datedenaissance"
                + " datenaissance fechanacimiento fechadenacimiento datadinascita datanascita datadenascimento"
                + " datanascimento geboortedatum dataurodzenia fodelsedatum födelsedatum fodselsdato fødselsdato"
                + " syntymaaika syntymäaika dogumtarihi датарождения 出生日期 生年月日 생년월일",
        Categories.GIFT_MESSAGE
                + " giftmessage giftnote giftmessagetext giftcardmessage geschenknachricht grussbotschaft"
                + " messagecadeau mensajeregalo messaggioregalo",
        Categories.DELIVERY_INSTRUCTION
                + " deliveryinstructions deliveryinstruction addressinstruction deliverynote deliverynotes dropofflocation"
                + " addressinstructions accesscode gatecode doorcode lieferhinweis",
        Categories.NATIONAL_ID + " ssn socialsecuritynumber nationalid nationalidnumber nationalinsurancenumber nino"
                + " personnummer personalid personalidnumber identitynumber idcardnumber citizenid pesel dni nif nie cpf curp"
                + " codicefiscale aadhaar aadhar aadhaarnumber nric fodselsnummer fødselsnummer henkilotunnus cprnumber"
                + " tckimlik tckimlikno personalausweisnummer sozialversicherungsnummer numerosecuritesociale bsn rodnecislo"
                + " снилс 身份证 身份证号 マイナンバー 주민등록번호",
        Categories.PASSPORT + " passport passportnumber passportno reisepassnummer passnummer numeropasseport"
                + " numeropasaporte numeropassaporto drivinglicence drivinglicense driverlicense driverslicense"
                + " drivinglicensenumber driverlicensenumber fuehrerscheinnummer 护照 パスポート番号",
        Categories.TAX_ID
                + " taxid taxnumber taxidentificationnumber taxregistrationid taxregistrationnumber vatnumber vatid ustid steuernummer"
                + " steuerid cnpj инн itin tin",
        Categories.PAYMENT_CARD
                + " cardnumber creditcard creditcardnumber debitcardnumber pan primaryaccountnumber ccnumber"
                + " cardno kartennummer kreditkartennummer numerocarte numerotarjeta cvv cvc cvv2 cardverificationvalue",
        Categories.BANK_ACCOUNT + " iban bankaccount bankaccountnumber accountnumber accountno sortcode routingnumber"
                + " kontonummer bankverbindung numerocuenta rekeningnummer",
        Categories.IP_ADDRESS + " ip ipaddress ipaddr clientip remoteip sourceip remoteaddr xforwardedfor xrealip",
        Categories.DEVICE_ID + " deviceid imei imsi macaddress androidid idfa gaid advertisingid",
        Categories.USERNAME + " username userid login loginname logname loginid =user ruser screenname"
                + " benutzername nomutilisateur usuario utente gebruikersnaam kullaniciadi логин 用户名 ユーザー名",
        Categories.CREDENTIAL
                + " password passwd pwd =pw pgpassword passwordhash passwdhash passphrase passcode secret clientsecret secretkey apikey apisecret"
                + " accesstoken refreshtoken idtoken authtoken sessiontoken bearertoken csrftoken accesskey privatekey"
                + " authorization proxyauthorization xapikey xauthtoken setcookie cookie sessionid jsessionid phpsessid"
                + " token pin otp onetimepassword credential credentials encryptionkey signingkey"
                + " passwort kennwort motdepasse contrasena contraseña clave senha wachtwoord haslo hasło losenord lösenord"
                + " adgangskode passord salasana sifre şifre parola пароль 密码 パスワード 비밀번호",
        Categories.LOCATION + " latitude longitude geolocation gpscoordinates gpslocation coordinates latlng latlon",
        Categories.GENDER + " gender sex geschlecht sexe genero género",
        Categories.HEALTH + " diagnosis bloodtype bloodgroup medication medicalhistory allergies diagnose",
        Categories.RELIGION + " religion confession konfession",
        Categories.ETHNIC_ORIGIN + " ethnicity race ethnicorigin",
        NOBODYS + " ipaddr serveraddress hostaddress bindaddress listenaddress localaddress peeraddress memoryaddress"
                + " baseaddress startaddress electionaddress httpaddress socketaddress netaddress nodeaddress webaddress"
                + " contractaddress walletaddress registeraddress proxyaddress addressfamily brokeraddress"
                + " pagetoken nexttoken continuationtoken synctoken prevpagetoken nextpagetoken"
                + " applicationdisplayname appdisplayname"
    };

    private PersonalNames() {}

    /** Returns each end of a name with its category; entries for whole names begin with {@code =}. */
    static Map<String, String> standard() {
        Map<String, String> categories = new HashMap<>();
        for (String line : LINES) {
            StringTokenizer words = new StringTokenizer(line.substring(line.indexOf(' ') + 1));
            String category = line.substring(0, line.indexOf(' '));
            while (words.hasMoreTokens()) {
                categories.put(words.nextToken(), category);
            }
        }
        return categories;
    }
}
