"""Words that the made-up office's people, businesses and streets are named with.

Everything here was invented or is an everyday Indonesian word; no list was copied.
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WOMEN = _words(
    "Anisah Arum Astuti Berliana Cahyati Darsini Delima Endah Erlina Fauziah Gendis "
    "Hartini Herlina Ika Inayah Irma Jumiati Karlina Kartini Kusmiyati Laila Larasati "
    "Lilis Lusiana Marwah Mimin Munawaroh Nafisah Ningsih Nurlaela Oktarina Pertiwi "
    "Purwanti Rasmi Ratnasari Rodiah Rosita Salamah Samsiah Sekarwati Sumiati Sunarti "
    "Suryani Tarwiyah Titin Umiyati Warsini Widuri Winarsih Yulianti Zaenab Zulaikha"
)
MEN = _words(
    "Abidin Ahyar Anwari Arman Basuki Burhan Damar Darmawan Dodi Edwin Fachri Gatot "
    "Guntur Hamdan Harun Hilmi Hasyim Ilyas Imron Jaelani Jamil Kamaludin Karyadi "
    "Kosim Lukman Mansur Marzuki Misbah Mustofa Nanang Nasrun Omar Parman Paryono "
    "Rahmat Rizal Rohim Rusdi Sabarudin Saepul Sapri Sarwono Subarkah Sujono Tarmizi "
    "Tohir Ubaid Wardi Wibisono Yudi Yusran Zaenal"
)
FAMILIES = _words(
    "Adiputra Alatas Ardiansyah Baskoro Bintoro Damanik Djunaedi Efendi Fadillah "
    "Ginting Hadinata Handoko Harahap Iskandar Jayadi Kurniadi Kuncoro Laksana Lesmana "
    "Mahardika Marpaung Malik Mulyono Nababan Nurdin Oetomo Pamungkas Pangestu "
    "Pratiwi Prayoga Raharjo Ramadhani Rohmana Rukmana Saragih Sasmita Sembiring "
    "Setyawan Sinaga Sofyan Subekti Sudirja Suherman Supriadi Tambunan Triyono Utomo "
    "Wahyuni Wicaksono Widodo Yudhistira Zakaria"
)

BRANDS = _words(
    "Aroma Asri Bahagia Bening Bersemi Bestari Bulan Candra Cendana Cipta Damai Dewata "
    "Embun Gemilang Gurih Hikmah Idola Impian Intan Jelita Jempol Juwita Kasih Kencana "
    "Lancar Laris Legit Lumayan Mantap Maju Manggis Matahari Merak Merpati Mustika "
    "Nikmat Nirwana Pesona Permai Purnama Restu Rembulan Sari Sedap Segar Selera "
    "Semanggi Senja Serasi Setia Sinar Sumber Surya Tunas Teratai Tiara Unik Wangi"
)

# kind of trade: (first words of its businesses, what it sells)
TRADES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "kuliner": (
        (
            "Dapoer",
            "Kedai",
            "Lapau",
            "Kantin",
            "Saung",
            "Roti",
            "Soto",
            "Bubur",
            "Nasi Kuning",
        ),
        (
            "Lontong Sayur",
            "Ketoprak",
            "Martabak Mini",
            "Kue Cubit",
            "Peyek Kacang",
            "Roti Gambang",
            "Dodol Betawi",
            "Sate Lilit",
            "Lumpia Basah",
            "Otak-otak",
        ),
    ),
    "minuman": (
        ("Wedang", "Jus", "Kopi", "Dawet", "Teh"),
        (
            "Wedang Uwuh",
            "Es Doger",
            "Kopi Tubruk",
            "Jus Terong Belanda",
            "Sirup Markisa",
        ),
    ),
    "fesyen": (
        ("Busana", "Butik", "Jahit", "Sepatu", "Kerudung"),
        (
            "Gamis Anak",
            "Kebaya Encim",
            "Kain Jumputan",
            "Sepatu Rajut",
            "Kerudung Bordir",
        ),
    ),
    "kriya": (
        ("Sanggar", "Rumah Kriya", "Bengkel", "Kerajinan"),
        ("Lampu Bambu", "Boneka Flanel", "Bingkai Kerang", "Tempat Tisu", "Topeng"),
    ),
    "kecantikan/herbal": (
        ("Jamu", "Rumah Herbal", "Salon"),
        ("Beras Kencur", "Minyak Gosok", "Masker Bengkoang", "Balsem Jahe"),
    ),
    "agro/tanaman": (
        ("Kebun", "Tani", "Bibit"),
        ("Bibit Tomat", "Madu Hutan", "Kaktus Mini", "Pupuk Kascing"),
    ),
    "jasa": (("Jasa", "Bengkel Jahit"), ("Sablon Satuan", "Permak Baju", "Hena")),
}

STREETS = _words(
    "Bungur Delima Gandaria Jambu Kecapi Ketapang Kweni Lengkeng Mundu Nangka Rambutan "
    "Salak Sawo Srikaya Pisang Markisa Belimbing Duku Menteng Cermai Bacang Kemiri"
)
ALLEYS = ("", " I", " II", " IV", " Dalam", " Barat", " Timur", " Raya", " Gg. 3")

MENTORS = (
    "PPKUKM",
    "PPAPP",
    "Dinsos",
    "Nakertransgi",
    "Parekraf",
    "KPKP",
    "PKK",
    "Dekranasda",
)

OFFICERS = (
    "Bagus Triyono",
    "Dyah Kuncoro",
    "Farid Harahap",
    "Heru Lesmana",
    "Kinanti Sofyan",
    "Ratih Pamungkas",
    "Sigit Nurdin",
    "Tantri Iskandar",
)
