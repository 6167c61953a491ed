// Given names of the Turkic and Muslim world as Azerbaijan and Turkey write them: where one stands in a name, the spellings of
// the whole name are known to vary more (name_key.cpp).
#include "entities/turkic_names.hpp"

#include <string>
#include <unordered_set>

#include "entities/name_letters.hpp"

namespace quotidian::entities {
namespace {

// Own list. A part of the rules of the key and frozen with them, so not taken from the lexicons, which a user may change.
constexpr std::string_view given_names =
    "Abbas Abdulla Abdullah Abdurrahman Abid Abil Adem Adil Adnan Adəm Afaq Afiq Aftandil Afər Ahmet Akif Akmal Akın Akşin "
    "Alaattin Ali Aliye Alişer Allahverdi Almaz Alper Altan Altay Alxan Anar Anara Aqil Araz Arda Arif Arzu Arzuman Asif "
    "Aslan Aslı Asuman Atilla Ayan Ayaz Aybəniz Aydın Aygün Ayhan Aykut Ayla Aylin Aynur Aysel Aysu Aysun Aytac Ayten Aytən "
    "Ayxan Ayşe Ayşegül Ayşən Azad Aziz Azize Azər Ağa Ağabala Ağahüseyn Ağasəf Ağşin Babir Babək Bahadur Bahadır Bahar Bahri "
    "Bahtiyar Baki Banu Barış Batuhan Baxış Bayram Başak Bedri Bekir Belgin Belma Beren Berna Berrin Betül Beyza Bilal Bilge "
    "Binali Binnur Birgül Bora Burak Burcu Burhan Buse Bülbül Bülent Bəhram Bəhruz Bəkir Bənövşə Bəxtiyar Cabbar Cabir "
    "Cahangir Cahid Camal Camil Canan Candan Cansu Cavad Cavanşir Cavid Celal Cem Cemal Cemil Cemile Cemre Cengiz Cenk Cevat "
    "Cevdet Ceyhun Cihan Coşkun Cövdət Cəbrayıl Cəfər Cəlal Cəlil Cəmaləddin Cəmil Cəmilə Cəmşid Davud Davut Daşqın Defne "
    "Demet Deniz Derya Devlet Didem Dilan Dilara Dilarə Dilbər Dilek Dilqəm Doğan Dursun Duygu Dövlət Dəyanət Ebru Ekrem "
    "Eldar Eldəniz Elif Elman Elmar Elmir Elmira Elnarə Elnur Elsevər Elvin Elxan Elçin Elşad Elşən Emel Emin Emine Emir Emre "
    "Engin Enver Ercan Erdal Erdem Erdoğan Eren Erhan Erkan Erol Ersin Ertuğrul Esin Esma Esmira Esra Etibar Eyvaz Eyyub "
    "Eşref Fahrettin Fail Faiq Fariz Faruk Fatih Fatimə Fatma Fatoş Fazil Fehmi Ferda Ferhat Feride Ferit Fidan Figen Fikret "
    "Fikrət Filiz Firdovsi Firudin Firuzə Fuad Fuat Fulya Furkan Füsun Füzuli Fəraməz Fəranə Fərhad Fərid Fəridə Fərman "
    "Fərqanə Fərəc Fətəli Fəxri Fəxriyyə Fəxrəddin Galip Gamze Gizem Gonca Gökhan Gönül Gövhər Gülay Gülağa Gülbahar Gülcan "
    "Gülden Güler Gülizar Gülnar Gülnarə Gülnaz Gülnisə Gülnur Gülseren Gülsüm Gülten Gültəkin Gülçin Gülşen Gülşən Gülər "
    "Günay Gündüz Günel Güneş Gürkan Gürsel Güven Habil Hacer Hacı Hacıbala Hafiz Hakan Hakim Haldun Hale Halide Halil Halit "
    "Haluk Hamdi Hamza Handan Hande Hanife Harun Hasan Hatice Havva Haydar Hayri Hazal Heydər Hicran Hidayət Hikmet Hikmət "
    "Hilal Hulusi Humay Hökümə Hülya Hüseyin Hüseyn Hüsnü Həbib Həbibə Həmid Həmidağa Həsən Həşim Ilqar Işıl İbad İbrahim "
    "İclal İdil İdris İhsan İlahə İlham İlhamə İlhan İlkay İlker İlkin İlqar İlyas İmdad İmran İnci İntiqam İpek İradə İrem "
    "İrfan İsa İsgəndər İshak İskender İslam İsmail İsmayıl İsmet İsmət İsrafil İzzet Jalə Kaan Kadir Kadriye Kamal "
    "Kamaləddin Kamil Kamilə Kamran Kazım Kemal Kenan Kerem Kerim Kevser Koray Köksal Könül Kübra Kürşat Kəmalə Kəmaləddin "
    "Kənan Kərim Kərəm Lale Lalə Lamiyə Latife Leman Levent Leyla Loğman Lütfi Lətif Lətifə Mahir Mahirə Mahmud Mahmut Maide "
    "Makbule Maqsud Maral Mehdi Mehman Mehmet Mehriban Mehtap Melahat Melek Melih Meliha Melike Melis Meral Mert Merve Meryem "
    "Mesut Mete Metin Mikayıl Minarə Mirzə Mirzəağa Mithat Mualla Muammer Muazzez Muharrem Mukaddes Murad Murat Musa Mustafa "
    "Muxtar Muzaffer Mövlud Mövsüm Mübariz Mücahit Müge Müjde Münevver Münir Müslüm Müşfiq Mədinə Mədət Məhbubə Məhsəti "
    "Məhəmməd Məhəmmədəli Məhərrəm Məlahət Mələk Məmməd Məmmədağa Mənsur Məryəm Məsumə Mətanət Mətləb Məzahir Naci Nadir "
    "Nahid Nailə Namiq Namık Narıngül Natiq Natəvan Nazan Nazim Nazlı Nazım Nebahat Necati Necdet Necip Necla Necmettin "
    "Nermin Neslihan Nesrin Nevin Nevzat Nezihe Neşe Nicat Nigar Nihal Nihat Nilgün Nilüfer Niyazi Nizami Novruz Numan Nuranə "
    "Nuray Nurcan Nurettin Nuri Nurlan Nurlanə Nurməhəmməd Nursultan Nurten Nurəddin Nürəddin Nüsrət Nüşabə Nərgiz Nəriman "
    "Nərmin Nərminə Nəsimi Nəzakət Nəzrin Okan Oktay Onur Oqtay Orhan Orxan Osman Oya Ozan Oğuz Oğuzhan Pakizə Pelin Perihan "
    "Polad Pınar Pənah Pənahəli Pərvanə Pərviz Qabil Qadir Qara Qasım Qasımjomart Qoşqar Qubad Qurban Qurbanqulu Qəmər "
    "Qənirə Qəzənfər Rabia Rafiq Rahilə Rahim Rahmi Rahşan Raifə Ramal Ramazan Ramil Ramilə Ramin Ramiz Rasim Rauf Recep "
    "Refik Remzi Reyhan Reşat Ruhi Ruhsar Ruhulla Ruhəngiz Ruqiyyə Ruslan Rza Rövnəq Rövşən Röya Rüfət Rüstəm Rıdvan Rıfat "
    "Rıza Rəcəb Rəfiqə Rəhilə Rəhim Rəhman Rəhmon Rəna Rəsul Rəvan Rəşad Rəşid Saadet Sabinə Sabir Sabirə Sabri Sadık Sadıq "
    "Safiye Sahib Sahibə Salih Saliha Salman Sami Samir Samirə Savaş Seda Sedat Sedef Selahattin Selami Selim Selin Selçuk "
    "Sema Semih Semra Serap Serdar Serhat Serkan Serpil Sevda Sevgi Sevil Sevim Sevinc Sevinç Sevər Seyhan Seymur Sezai Sezer "
    "Sibel Sinan Sinem Siyavuş Solmaz Songül Suat Suzan Söhrab Südabə Süha Süleyman Sülhiyyə Sülhəddin Sürəyya Süsən Sıdıka "
    "Səadət Səbinə Səbirə Səbuhi Sədaqət Səfər Səid Səidə Səkinə Səlahəddin Səlim Səma Səmayə Səmra Səməd Sənan Sərdar Taha "
    "Tahir Tahirə Tale Taleh Tamer Taner Tansu Tariyel Tarık Tayfun Tayyip Tağı Tekin Temel Tevfik Teymur Timur Tofiq Tolga "
    "Toğrul Tuba Tuncay Tuncer Tural Turan Turanə Turgut Turhan Turxan Tuğba Tuğçe Tülay Tülin Tünzalə Türkan Təhminə Təranə "
    "Tərlan Təzəgül Ufuk Ulduz Umut Uğur Vahid Valeh Validə Vaqif Vasif Veli Vidadi Vilayət Vildan Volkan Vüqar Vüsal Vüsalə "
    "Vəfa Vəli Xalid Xalidə Xalıq Xanlar Xanım Xaqani Xatirə Xavər Xosrov Xoşbəxt Xuraman Xədicə Xəlil Xəqani Xəyal Xəyalə "
    "Yadigar Yafəz Yahya Yakup Yalçın Yaqub Yasemin Yasin Yasəmən Yavuz Yavər Yaşar Yeganə Yeliz Yeşim Yiğit Yunus Yusif "
    "Yusuf Yüksel Yıldırım Yıldız Yılmaz Zafer Zahid Zakir Zalə Zaur Zehra Zeki Zemfira Zenfira Zerrin Zeynal Zeynep Zeynəb "
    "Ziya Ziyad Ziyafət Zöhrab Zübeyde Züleyha Züleyxa Zülfü Zülfüqar Zümrüd Zəfər Zəhra Zərifə Çağatay Çetin Çinarə Çiğdem "
    "Ömer Önder Özcan Özge Özgür Özlem Ülkü Ülkər Ülvi Ülviyyə Ümit Üzeyir Şaban Şahin Şahmar Şakir Şamil Şaziye Şebnem Şenay "
    "Şengül Şenol Şerife Şevket Şeyma Şirin Şule Şövkət Şükran Şükrü Şəbnəm Şəfəq Şəhanə Şəhla Şəhriyar Şəlalə Şəmsi "
    "Şəmsəddin Əbülfəz Ədalət Əflatun Əfsanə Əhməd Əhmədiyyə Əhəd Əjdər Əkbər Əkrəm Əlabbas Əli Əliağa Əlihüseyn Əlirza "
    "Əlisahib Əlixan Əlövsət Ələkbər Əminə Əmir Əmrah Ənvər Ərəstun Əsabəli Əsmər Əsəd Əvəz Əziz Əşrəf ";

std::unordered_set<std::string> read_names() {
  std::unordered_set<std::string> names;
  for (std::size_t at = 0; at < given_names.size();) {
    const std::size_t end = given_names.find(' ', at);
    names.insert(rough_letters(letters_of_name(given_names.substr(at, end - at))));
    at = end + 1;
  }
  return names;
}

}  // namespace

bool is_turkic_given_name(std::string_view rough) {
  static const std::unordered_set<std::string> names = read_names();
  return names.contains(std::string(rough));
}

}  // namespace quotidian::entities
