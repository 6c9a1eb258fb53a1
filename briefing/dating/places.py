"""Towns that sign datelines, for the shapes that only a known place makes safe.

"NEW DELHI: The court…" and "Paris – The president…" are read as datelines only for these; capitals
before a dash, a day or an agency vouch for any place. Does not know countries or coordinates.
"""

from __future__ import annotations

PLACES = frozenset(
    name.strip().casefold()
    for name in """
    Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Ahmedabad, Algiers, Almaty, Amman, Amsterdam,
    Ankara, Antananarivo, Ashgabat, Asmara, Astana, Asunción, Athens, Athen, Atlanta, Auckland,
    Baghdad, Baku, Bamako, Bandar Seri Begawan, Bangalore, Bangkok, Bangui, Barcelona, Basel,
    Beijing, Beirut, Belgrade, Bengaluru, Berlin, Bern, Bhopal, Bogotá, Bogota, Bonn, Boston,
    Brasília, Brasilia, Bratislava, Brazzaville, Brisbane, Brussels, Brüssel, Bruxelles, Brussel,
    Bucharest, Budapest, Buenos Aires, Bujumbura, Cairo, Canberra, Cape Town, Caracas, Chennai,
    Chicago, Chișinău, Chisinau, Cologne, Colombo, Conakry, Copenhagen, Dakar, Damascus, Delhi,
    Den Haag, Detroit, Dhaka, Dili, Djibouti, Dodoma, Doha, Dubai, Dublin, Dushanbe, Düsseldorf,
    Edinburgh, Erbil, Florence, Frankfurt, Freetown, Gaborone, Gaza, Gaza City, Geneva, Genève,
    Genf, Georgetown, Glasgow, Guangzhou, Guatemala City, Guwahati, Hamburg, Hanoi, Harare,
    Havana, Helsinki, Hong Kong, Houston, Hyderabad, Islamabad, Istanbul, Jaipur, Jakarta, Jammu,
    Jeddah, Jerusalem, Johannesburg, Johor Baru, Juba, Kabul, Kampala, Karachi, Kathmandu,
    Khartoum, Kigali, Kingston, Kinshasa, Kochi, Kolkata, Kuala Lumpur, Kuching, Kuwait City, Kyiv,
    Kiev, La Paz, Lagos, Lahore, Lausanne, Libreville, Lille, Lilongwe, Lima, Lisbon, Lisboa,
    Ljubljana, London, Londres, Los Angeles, Luanda, Lucknow, Lusaka, Luxembourg, Lviv, Lyon, Macau,
    Madrid, Malé, Managua, Manama, Manchester, Manila, Maputo, Marseille, Melbourne, Mexico City,
    Miami, Milan, Milano, Minsk, Mogadishu, Monrovia, Montevideo, Montreal, Moscow, Moskau, Moscou,
    Mumbai, Munich, München, Muscat, Nairobi, Naples, Napoli, Nassau, New Delhi, New York, Niamey,
    Nicosia, Nouakchott, Nuku'alofa, Osaka, Oslo, Ottawa, Ouagadougou, Palermo, Panama City, Paris,
    Patna, Peking, Pékin, Pechino, Pekín, Penang, Perth, Peshawar, Phnom Penh, Podgorica, Port Louis,
    Port Moresby, Port of Spain, Port-au-Prince, Prague, Prag, Praia, Pretoria, Pristina, Pyongyang,
    Quetta, Quito, Rabat, Ramallah, Rawalpindi, Reykjavik, Riga, Rio de Janeiro, Riyadh, Rom, Roma,
    Rome, Rotterdam, San Francisco, San José, San Salvador, Sanaa, Santiago, Santo Domingo,
    São Paulo, Sao Paulo, Sarajevo, Seattle, Seoul, Shanghai, Shenzhen, Singapore, Skopje, Sofia,
    Srinagar, Stockholm, Strasbourg, Straßburg, Stuttgart, Suva, Sydney, Taipei, Tallinn, Tashkent,
    Tbilisi, Tegucigalpa, Tehran, Tel Aviv, The Hague, Thimphu, Thiruvananthapuram, Tirana, Tokyo,
    Toronto, Tripoli, Tunis, Turin, Torino, Ulaanbaatar, United Nations, Vaduz, Valletta, Vancouver,
    Vatican City, Venice, Vienna, Wien, Vientiane, Vilnius, Warsaw, Washington, Wellington,
    Windhoek, Wuhan, Yangon, Yaoundé, Yerevan, Zagreb, Zurich, Zürich
    """.split(",")
)
