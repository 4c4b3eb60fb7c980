"""Paragraphs with ‖ where a sentence ends; everything else that looks like an end is none."""

ENGLISH = """
The bridge fell.‖ Nobody was hurt.
Did the bridge fall?‖ Yes, it did.
The bridge fell!‖ Run!
What happened?!‖ Nobody knows.
It was over...‖ They went home.
He paused... and went on.
He waited … then left.
She said so.‖ “We won.”‖ He left.
“We won.” he said quietly.
“We won,” he said.‖ She left.
“We won.”‖ She left.
“Did we win?” she asked.‖ He nodded.
“We won!” they cried.‖ The crowd cheered.
"We won." he said.
"We won."‖ She left.
"Why?" she asked.‖ "Because," he said.
He said: “We won.”‖ She left.
He called it “a great day”.‖ She agreed.
He called it “a great day.”‖ She agreed.
“We went there. We saw it. We left,” he said.‖ She had stayed at home.
"We went there. We saw it," he said.‖ She had stayed at home.
‘We went there. We saw it,’ he said.‖ She had stayed at home.
He said ‘it’s over’ and left.‖ She stayed.
The boys’ house burned.‖ The girls’ house did not.
He shouted “Stop!” and ran.‖ They stopped.
(It was late.)‖ They went home.
[It was late.]‖ They went home.
The rain (it fell all day.) had stopped.
It rained (see p. 5).‖ They went home.
He met Mr. Smith.‖ They talked.
He met Mrs. Smith in May.‖ They talked.
He met Ms. Smith.‖ They talked.
Ms. Smith came late.
He thanked Messrs. Hart and Ives.
He saw Dr. Weiss.‖ She smiled.
The order came from Gen. Clark.
The order came from Lt. Col. Clark.
The order came from Lt. Gen. Ann Clark.
The order came from Maj. Gen. Clark.
The order came from Brig. Gen. Clark.
A report by Sgt. Hall was read.
A report by Cpl. Hall was read.
A report by Capt. Hall was read.
A report by Cmdr. Hall was read.
A report by Adm. Hall was read.
The vote was won by Sen. Hall.
The vote was won by Rep. Hall.
The vote was won by Gov. Hall.
The law was signed by Calif. Gov. Hall.
He asked Prof. Adams.‖ She knew.
He asked the Rev. Adams.
He asked Det. Adams.
He asked Supt. Adams.
He asked Atty. Gen. Adams.
He asked Amb. Adams.
He asked Asst. Secretary Adams.
The U.S. Senator came.
The U.S. Navy came.
The U.S. Army and the U.S. Air Force came.
He lives in the U.S.‖ The others left.
He lives in the U.S. and works in the U.K. as a cook.
He lives in the U.S.‖ He likes it.
The U.N. Security Council met.
The U.N.‖ They said so.
A talk with U.K. Prime Minister Hart.
J. R. Smith came.
J.R. Smith came.
It was J. R. R. Tolkien.‖ He wrote books.
George W. Bush won.‖ Al Gore lost.
It was by Robert A. I. Jones.
They chose Plan B.‖ It failed.
Malcolm X.‖ He was a preacher.
No. 5 won.
The seed No. 5 won.‖ No. 6 lost.
Nos. 5 and 6 won.
He said no.‖ They left.
See Art. 5 of the treaty.
See Fig. 2 and Vol. 3.
See p. 7 and pp. 9-12.
See Sec. 4.‖ It says so.
They live in St. Petersburg.
They live on Main St.‖ It is quiet.
They climbed Mt. Everest.
He fought at Ft. Sumter.
Rovers vs. Wanderers ended in a draw.
It cost approx. 500 euros.
It began at 5 p.m. Monday.
It began at 5 p.m.‖ The hall was full.
It began at 5 p.m. local time.
It began at 5 p.m. Kyiv time.
It began at 5 p.m. EST Friday.
It began at 10 a.m. GMT.‖ Then it ended.
It began at 10 a.m. on Friday.
On Aug. 13 it rained.
It rained in Aug.‖ Then it snowed.
On Sept. 5, 2023, it rained.
He came on Mon. Jan. 5 by train.
It rained in May.‖ Then it snowed.
Talks go on in May.‖ Keller declined to comment.
He works for Acme Inc. in Ohio.
He works for Acme Inc.‖ The firm is old.
Acme Inc. Chief Executive Jo Hall left.
Acme Co. and Sons Ltd. merged.
He sold Acme Corp.‖ It was cheap.
John Hall Jr. won.
John Hall Jr.‖ He won.
Prices rose 3.5 percent.‖ Wages fell.
It cost $4.50.‖ That is cheap.
It weighs 5.2 kg.‖ That is little.
Visit www.herald.example today.
Write to a.b@herald.example now.
Version 2.0.1 is out.
At 10.30 it began.‖ At 11.45 it ended.
They saw apples, pears, etc. in the hall.
They saw apples, pears, etc.‖ The hall was full.
We won.‖She left.
Booking.Com is a site.
He moved to Washington, D.C., in May.
He moved to Washington D.C.‖ He likes it.
She has a Ph.D. in law.
1. First comes the rain.‖ 2. Then comes the sun.
(3) Third comes the wind.
They fled.‖ al-Amin said so.
They fled.‖ iPhone sales fell.
He told me.‖ Kyiv is far.
He was ill.‖ Kyiv is far.
Yahoo! reported a loss.
He asked why.‖ – Nobody knew.
He left.‖ — She stayed.
They met on Oct. 3.‖ Peace came on Nov. 11.
He lost 5 lbs. in June.
It is 20 sq. km large.
The crowd, e.g. the students, left.
The crowd, i.e. the students, left.
He quoted Gen. “Mad Dog” Hall.
The end.”‖ Then they left.
One.‖ Two.‖ Three.
"""

OTHERS = {
    "de": """
Am 13. August kam der Kanzler.‖ Er ging am 3. September.
Er traf Dr. Müller.‖ Sie sprachen lange.
Das gilt z. B. für Hunde.‖ Für Katzen nicht.
Die Nr. 5 gewann.‖ Die Nr. 6 verlor.
Das kostet 5 Mio. Euro.‖ Das ist viel.
„Wir haben gewonnen.“‖ Er ging.
Hr. Schmidt kam.‖ Fr. Schulz nicht.
Er wohnt in St. Gallen.
""",
    "fr": """
M. Dupont est venu.‖ Mme Durand est partie.
Il a vu le Dr. Martin.‖ Elle va bien.
Il est né en 500 av. J.-C. à Rome.
« Nous avons gagné. »‖ Il est parti.
Voir l’art. 5 de la loi.
J. Chirac est venu.‖ Il a parlé.
""",
    "uk": """
Про це заявив ген. Сирський.‖ Він був на фронті.
Це сталося 13 серп. 2024 р. у Києві.
Там було 5 тис. осіб.‖ Усі вижили.
«Ми перемогли».‖ Він пішов.
Т. Шевченко писав вірші.
Він живе у м. Київ на вул. Хрещатик.
""",
    "ru": """
Об этом заявил ген. Иванов.‖ Он был на фронте.
Это случилось 13 авг. 2024 г. в Москве.
Там было 5 тыс. человек.‖ Все выжили.
«Мы победили», — сказал он.‖ Она ушла.
А. С. Пушкин писал стихи.
Он живёт в г. Курск на ул. Ленина.
""",
    "zh": """
我们赢了。‖他走了。‖真的吗？
""",
}


def cases() -> list[tuple[str, str]]:
    rows = [("en", row) for row in ENGLISH.strip().splitlines()]
    for language, table in OTHERS.items():
        rows += [(language, row) for row in table.strip().splitlines()]
    return rows
