"""The words that offered names are made of. Data only; `names.py` puts them together.

Each word was chosen for a room where somebody may be at their worst. Left out on purpose:
moods and worth (happy, little, slow), colours that people are sorted by, heights, deep
water, fire, blades, rope, poison and drugs, graves and their flowers and birds, illness and
its places (patient, thrush), insults by animal (cow, cuckoo, shrew), predators, anything
with a sex or a first name of its own (doe, ivy, robin), and what has a second meaning in bed.
"""

from __future__ import annotations

CALM_WORDS: tuple[str, ...] = tuple(
    """
    Abiding Agile Airy Alpine Ambling Amiable Apricot Artful Attentive Autumnal Balmy Beaming
    Blossoming Breezy Bright Brisk Budding Buoyant Calm Candid Capable Careful Caring Clear
    Clever Coastal Comfy Composed Considerate Constant Cordial Cosy Courteous Creative Curious
    Dappled Dawning Dedicated Deft Devoted Diligent Dreamy Earnest Eloquent Emerald Fanciful
    Fond Forthright Fragrant Friendly Generous Gentle Genuine Gilded Gleaming Glimmering Glowing
    Golden Graceful Gracious Growing Hardy Harmonious Heartfelt Helpful Honest Honeyed Humble
    Humming Imaginative Indigo Inventive Kind Kindly Lasting Leafy Leisurely Level Lilting
    Listening Lively Loyal Luminous Mellow Melodic Mild Mindful Modest Moonlit Mossy Musical
    Neat Neighbourly Nimble Noble Novel Observant Opaline Peaceful Pearly Placid Playful
    Pleasant Poetic Poised Polite Prudent Quaint Quick Quiet Radiant Ready Reflective Relaxed
    Reliable Resilient Resolute Restful Restoring Rooted Russet Rustic Rustling Scenic Seaside
    Secure Sensible Serene Shimmering Shining Silver Silvery Sincere Skilful Sociable Solar
    Soothing Sparkling Spry Starlit Starry Steadfast Steady Stellar Sterling Summery Sunlit
    Sunny Supportive Swift Sympathetic Teal Thoughtful Thriving Tidy Timely Tranquil Trusty
    Truthful Turquoise Twinkling Unhurried Verdant Vernal Versatile Vibrant Vivid Warm Welcoming
    Whimsical Windswept Wise Witty Wondering Woodland Woven Zesty
    """.split()
)

NATURE_WORDS: tuple[str, ...] = tuple(
    """
    Acacia Acorn Alder Almond Alpaca Apple Arbour Aspen Aster Avocet Bamboo Banyan Barley
    Bayberry Beech Bilberry Birch Blossom Bluebell Bluebird Bracken Breeze Buttercup Caraway
    Cardamom Cedar Chaffinch Chamomile Chickadee Chinchilla Chipmunk Citrus Clearing Clover
    Coneflower Cornflower Crane Cricket Crocus Curlew Daffodil Damson Dandelion Dewdrop Dolphin
    Dormouse Dragonfly Dunlin Echo Eider Elk Elm Evergreen Feather Fennel Fieldfare Fig Finch
    Flamingo Flycatcher Forest Garden Gecko Geranium Gingko Glade Glimmer Goldcrest Goldfinch
    Grebe Greenfinch Grosbeak Grove Harebell Hedgehog Heron Honeybee Hoopoe Hummingbird Ibex
    Ibis Jacaranda Koala Lantern Lapwing Larch Lark Lavender Lilac Linden Linnet Llama Lotus
    Lupin Mango Maple Marmot Meadow Meadowlark Mint Moonbeam Moss Mulberry Narwhal Nectarine
    Nightingale Oak Oasis Okapi Orchard Orchid Oriole Otter Palm Papaya Partridge Pebble Pelican
    Penguin Peony Peppermint Petal Phlox Pika Pinecone Pipit Plover Plum Prairie Ptarmigan
    Puffin Quetzal Quince Quokka Rainbow Redwood Reindeer Rhubarb Sandpiper Sapling Seahorse
    Seal Sequoia Sesame Siskin Skylark Songbird Sorrel Sparrow Spoonbill Spruce Squirrel
    Starling Sunbeam Sunbird Sunflower Sunrise Sweetpea Sycamore Tamarin Tanager Tangerine
    Terrapin Thicket Thyme Tortoise Toucan Treecreeper Trillium Tulip Turnstone Turtle Valley
    Vireo Wagtail Warbler Waxwing Whimbrel Willet Wisteria Wombat Woodlark Wren Yarrow Zebra
    Zinnia
    """.split()
)
