"""Sentences, by what their main statement is; written before the rules were tried on them."""

DENIED = """
The minister denied that the dam had cracked.
The minister has denied having met the builders.
The firm denies any wrongdoing.
The firm denied wrongdoing.
He denied taking the money.
She denied the allegations.
The company flatly denied the report.
Norland refuted the claim on Tuesday.
The army dismissed claims that it had fired on the convoy.
The palace dismissed the rumours as nonsense.
The ministry rejected accusations that it had hidden the figures.
The union disputes the claim that jobs were saved.
The lawyer disputed reports that his client had fled.
The bank ruled out a merger.
The coach ruled out a move to Marden.
The rebels refused to hand over the captives.
The witness refused to testify.
The airline declined to comment.
The bridge failed to open on time.
Rescuers were unable to reach the village.
The vaccine did not work in children.
The court did not convict him.
The plane never arrived.
The team has never won the cup.
Nobody claimed the prize.
No one was injured.
No arrests have been made.
No injuries were reported.
There was no warning.
There were no signs of life.
There is no evidence of fraud.
There has been no contact with the crew.
None of the passengers survived.
Neither party won a majority.
The talks produced no agreement.
The government has no plans to raise taxes.
The mayor insisted that the town had not been evacuated.
Police insisted they had not used tear gas.
Officials said there was no danger to the public.
Officials say that nobody was hurt.
According to police, nobody was hurt.
The ship is no longer afloat.
The school is not closed.
The road isn’t open.
The law doesn’t apply to farmers.
The men weren’t armed.
The mine hasn't been cleared.
The lake cannot be seen from the road.
The senator won't run again.
“We have not signed anything,” the minister said.
“There were no tanks in the town,” the general said.
“It is simply not true,” the spokesman said.
Under no circumstances will the plant reopen.
At no time was the reactor at risk.
Hardly anyone noticed the quake, but no house fell.
The judge did not grant bail.
The president did not attend the summit.
The strike is not over.
Prices have not risen since March.
The firm has not paid its workers.
The two sides did not meet.
The river did not burst its banks.
The general denied any of his men had crossed the border.
The company said it had not received an offer.
The hospital said it was not treating any of the wounded.
The club has yet to lose; it did not lose on Sunday.
The minister was not in the car.
Not one of the boats returned.
Not a single house was left standing.
Nothing was stolen.
"""

ASSERTED = """
The minister did not deny that the dam had cracked.
The minister could not deny the report.
Nobody denies that the dam had cracked.
There is no doubt that the dam had cracked.
There was no question that the fire was set.
It is no secret that the firm is for sale.
Not only the bridge but the road was closed.
The storm not only flooded the town but cut its power.
The suspect was denied bail.
The refugees were denied entry.
The court denied his appeal.
The judge denied the motion.
The committee rejected the plan.
Voters rejected the treaty.
The club dismissed its coach.
No fewer than 40 people died.
No less than a third of the crop was lost.
No more than 20 people can be seated.
No. 10 confirmed the visit.
The train left no later than noon.
The team did not fail to score.
The law was passed without a vote.
The ship sank with no loss of time.
The mayor left the hall, saying nothing.
The man who did not stop was arrested.
The man, who had never been charged, was freed.
The town, which is not on the map, was flooded.
The firm closed the mill because it did not pay.
The firm closed the mill although it was not making a loss.
The strike ended, but the workers were not paid.
The strike ended and the workers did not return.
The train did not arrive until midnight.
It was not until Monday that the body was found.
It was not immediately clear how the fire began.
It is not known who fired the shots.
It is not clear why the plane turned back.
Nothing but the chimney is left of the house.
The rebels held the town no matter what it cost.
The mayor said no to the offer.
The town voted no in the referendum.
The vote was 52 to 48 for the no camp.
Whether or not the bridge holds, the road was closed.
The airline cancelled its flights if not all of them.
The bank did what no bank had done before.
The general is none other than his brother.
The report was not unlike the first one, and it blamed the pilot.
The price, not surprisingly, rose.
The boy was found not far from his home.
The singer was not the first to cancel.
He won, not least because of the rain.
The dog bit the man without warning.
The police officer denied a lawyer access to the cell.
The firm was cleared.
The minister confirmed the report.
The minister resigned amid denials.
The paper printed the denial.
The “No Surrender” festival opened on Friday.
The noted surgeon operated.
The knot held.
The northern road is open.
The notice was posted on Monday.
The team lost nothing less than its pride when it fell to Ostra.
The fire destroyed the mill, leaving nothing.
The quake shook the town, causing no damage.
"""

PLAN = """
The bank will raise its rate on Thursday.
The bank plans to raise its rate.
The bank is set to raise its rate.
The bank is due to raise its rate.
The bank intends to raise its rate.
The bank is expected to raise its rate.
The suspect is expected to plead guilty.
The suspect is scheduled to appear in court on Monday.
The trial is due to start in May.
The firm aims to open the mill in spring.
The firm hopes to open the mill in spring.
The mayor wants to widen the road.
The mayor promised to widen the road.
The mayor pledged to widen the road.
The mayor vowed to widen the road.
The mayor agreed to widen the road.
The mayor decided to widen the road.
The general ordered his men to leave the town.
The general threatened to shell the town.
The council urged residents to boil their water.
The union demanded higher pay.
The union called for a strike.
The minister is to resign.
The leaders are to meet in Marden.
The company said it would close the plant.
The company said it will close the plant.
The parties are about to sign the treaty.
The army is preparing to storm the town.
Norland is going to leave the union.
The court ordered the release of the editor.
The senator won’t run again.
The ministry asked farmers to save water.
The talks were supposed to begin on Monday.
The ship is poised to sail.
"""

POSSIBLE = """
The dam may break.
The dam might break.
The dam could break.
Officials say the dam could break.
The toll may rise to 100.
The pilot may have fallen asleep.
The pilot could have fallen asleep.
The gang is believed to have fled.
The gang is thought to have fled.
Forty people are feared to have drowned.
The fire is suspected to have begun in the kitchen.
The bank is likely to raise its rate.
The bank is unlikely to raise its rate.
Perhaps the pilot fell asleep.
If it rains, the match moves indoors.
Unless it rains, the crop is lost.
The crew would have been saved by a second boat.
Possibly the wiring was at fault.
The wiring was probably at fault.
Doctors do not know whether he will live, but he may.
"""

FACT = """
The bank raised its rate.
The bank has raised its rate.
The bank raises its rate to 5.25 per cent.
The suspect pleaded guilty.
The suspect pleaded not guilty.
The trial began in May.
The mayor widened the road.
The expected storm came.
The planned vote was held.
The promised aid arrived.
The scheduled flight left.
Mr. Will left the room.
May Brandt won the seat.
The will was read on Monday.
The order was carried out.
The delay was due to fog.
The mayor kept his promise to widen the road.
The mayor, who might run again, spoke.
The crowd told the mayor to his face.
Rescuers could not find the boy.
Divers could see the wreck.
The company dropped its plan to close the plant.
The aim of the raid was met.
He was about 40 when he died.
It was hotter than expected.
Production was higher than planned.
The mayor is the likely winner's brother.
The army left the town as ordered.
"""


def lines(table: str) -> list[str]:
    """Return the sentences of a table."""
    return table.strip().splitlines()
