package io.oneshelf.house;

/**
 * A day of a small retailer as its systems speak to the API: every operation once, in an order in which each makes sense.
 * What is asked and answered becomes the examples of the OpenAPI document and the page {@code docs/reference/a-day.md}.
 *
 * <p>A line with a method begins a request: who asks, method, path; what stands below it is the body. {@code $name} is what
 * the last answer with such a field said. Who asks is a role, with its store after an @ and its member after a colon;
 * {@code nobody} has no token, {@code person} the session that was opened last. A line that begins with # is a chapter.
 */
final class ADay {

    private ADay() {}

    static final String SCRIPT = """
            # A new installation: the first owner, by the link that was printed
            nobody POST /v1/staff:first
            {"key":"$first","name":"ada","displayName":"Ada","password":"seven wooden lanterns"}
            person GET /v1/session

            # Places and channels
            owner PUT /v1/locations/LONDON
            {"name":"London, Covent Garden","kind":"STORE","latitude":51.5117,"longitude":-0.124,"zone":"Europe/London","modes":["CARRY_OUT","PICKUP","SHIP"]}
            owner POST /v1/locations:batch
            [{"id":"DAVENTRY","name":"Daventry warehouse","kind":"WAREHOUSE","latitude":52.26,"longitude":-1.16,"zone":"Europe/London","modes":["SHIP"]}]
            owner GET /v1/locations/LONDON
            owner GET /v1/locations?limit=2
            owner PUT /v1/channels/kiosk
            {"name":"Kiosk at the entrance","kind":"TILL"}
            owner GET /v1/channels/kiosk
            owner GET /v1/channels?limit=2

            # The people who work there
            owner PUT /v1/staff/lin
            {"name":"lin","displayName":"Lin","role":"store-manager","location":"LONDON"}
            owner POST /v1/staff/lin/invite
            nobody POST /v1/staff:accept
            {"key":"$key","password":"a lantern in the window"}
            owner GET /v1/staff/lin
            owner GET /v1/staff
            owner POST /v1/staff/lin/suspend
            owner POST /v1/staff/lin/resume
            nobody POST /v1/sessions
            {"name":"lin","password":"a lantern in the window"}
            person PUT /v1/session/password
            {"old":"a lantern in the window","new":"two lanterns in the window"}
            person PUT /v1/session/pin
            {"password":"two lanterns in the window","pin":"204680"}
            cashier@LONDON POST /v1/approvals
            {"name":"lin","pin":"204680"}
            cashier@LONDON PUT /v1/approvals/approval-1
            {"name":"lin","pin":"204680","price":{"sku":"LANTERN-W","quantity":1,"unitPrice":{"amount":"1900","currency":"GBP"}}}
            person POST /v1/session/end
            owner POST /v1/tokens
            {"role":"cashier","location":"LONDON","name":"till 1","days":90}
            owner GET /v1/tokens
            owner POST /v1/tokens/$id/revoke
            cashier@LONDON GET /v1/caller
            cashier@LONDON GET /v1/version


            # Goods, their tax and their prices
            owner PUT /v1/tax/rates/UK-STANDARD
            {"taxCategory":"standard","rate":"20","from":"2026-01-01T00:00:00Z"}
            owner GET /v1/tax/rates/UK-STANDARD
            owner GET /v1/tax/rates
            merchandiser PUT /v1/products/LANTERN
            {"name":{"en":"Wooden lantern","zh-CN":"木制灯笼"},"category":"灯烛 Lights and candles","searchWords":["hurricane lamp"],"skus":[{"code":"LANTERN-W","gtin":"5012345678900","options":{"colour":"white"},"unit":"EACH","taxCategory":"standard"}]}
            merchandiser POST /v1/products:batch
            [{"id":"CANDLE","name":{"en":"Beeswax candle","zh-CN":"蜂蜡蜡烛"},"category":"灯烛 Lights and candles","skus":[{"code":"CANDLE","unit":"EACH","taxCategory":"standard"}]}]
            merchandiser GET /v1/products/LANTERN
            merchandiser GET /v1/products/LANTERN/versions
            nobody POST /v1/guests
            guest GET /v1/products?q=lantern
            guest GET /v1/categories
            guest GET /v1/skus/LANTERN-W
            guest GET /v1/gtins/5012345678900
            merchandiser PUT /v1/price-lists/members
            {"name":"Members","taxIncluded":true}
            merchandiser GET /v1/price-lists/members
            merchandiser GET /v1/price-lists
            merchandiser PUT /v1/prices/LANTERN-W
            {"list":{"amount":"2400","currency":"GBP"}}
            merchandiser POST /v1/prices:batch
            [{"id":"CANDLE","list":{"amount":"600","currency":"GBP"}},{"id":"CANDLE","list":{"amount":"500","currency":"GBP"},"priceList":"members"}]
            merchandiser GET /v1/prices/CANDLE
            merchandiser GET /v1/prices?sku=LANTERN-W
            merchandiser POST /v1/prices:query
            {"skus":["LANTERN-W","CANDLE"]}
            merchandiser GET /v1/prices/CANDLE/explanation?currency=GBP&priceList=members

            # Goods come in
            associate@LONDON PUT /v1/stock/movements/delivery-1
            {"kind":"RECEIVE","lines":[{"sku":"LANTERN-W","location":"LONDON","quantity":12},{"sku":"CANDLE","location":"LONDON","quantity":40}],"reason":"Delivery note 4711"}
            owner POST /v1/stock/movements:batch
            [{"id":"delivery-2","kind":"RECEIVE","lines":[{"sku":"LANTERN-W","location":"DAVENTRY","quantity":200}]}]
            owner GET /v1/stock/movements/delivery-1
            owner GET /v1/stock/movements?sku=LANTERN-W&location=LONDON
            guest GET /v1/stock/availability?sku=LANTERN-W
            guest POST /v1/stock/availability:query
            {"pairs":[{"sku":"LANTERN-W","location":"LONDON"},{"sku":"CANDLE","location":"LONDON"}],"channel":"web"}

            # A marketplace reserves before it sells
            integration PUT /v1/stock/reservations/market-8812
            {"lines":[{"sku":"LANTERN-W","location":"DAVENTRY","quantity":3}],"holdSeconds":900,"reference":"8812"}
            integration GET /v1/stock/reservations/market-8812
            integration GET /v1/stock/reservations?reference=8812
            integration POST /v1/stock/reservations/market-8812/commit
            {"id":"parcel-1","lines":[{"sku":"LANTERN-W","location":"DAVENTRY","quantity":2}]}
            integration POST /v1/stock/reservations/market-8812/release
            {}
            integration POST /v1/stock/reservations:batch
            [{"id":"market-8813","lines":[{"sku":"CANDLE","location":"LONDON","quantity":1}],"holdSeconds":900},{"id":"market-8814","lines":[{"sku":"CANDLE","location":"LONDON","quantity":4000}]}]

            # A member
            service PUT /v1/members/M1
            {"name":"Li Lei","email":"li.lei@example.com","language":"zh-CN"}
            service PUT /v1/members/M1/identities/wechat/openid-77
            service GET /v1/members/M1
            associate@LONDON GET /v1/identities/wechat/openid-77
            service POST /v1/members:batch
            [{"id":"M2","name":"Han Meimei","language":"en"}]

            # The member fills a basket, asks what it costs, orders and pays
            member:M1 PUT /v1/baskets/basket-1
            {"channel":"web","member":"M1","lines":[{"sku":"LANTERN-W","quantity":2}],"fulfilment":{"mode":"SHIP"}}
            member:M1 GET /v1/baskets/basket-1
            member:M1 POST /v1/orders:quote
            {"channel":"web","member":"M1","lines":[{"sku":"LANTERN-W","quantity":2}],"fulfilment":{"mode":"SHIP","address":{"latitude":51.5,"longitude":-0.12,"name":"Li Lei","street":"1 High Street","city":"London","postcode":"WC2E 8RF","country":"GB"}}}
            member:M1 PUT /v1/orders/order-1
            {"channel":"web","member":"M1","lines":[{"sku":"LANTERN-W","quantity":2}],"fulfilment":{"mode":"SHIP","address":{"latitude":51.5,"longitude":-0.12,"name":"Li Lei","street":"1 High Street","city":"London","postcode":"WC2E 8RF","country":"GB"}},"expect":{"total":{"amount":"4800","currency":"GBP"},"offer":"$offer"}}
            member:M1 PUT /v1/orders/order-1/payments/payment-1
            {"kind":"TEST","amount":{"amount":"4800","currency":"GBP"}}
            member:M1 GET /v1/orders/order-1
            owner GET /v1/orders?state=PLACED&newest=true
            owner POST /v1/orders/order-1/groups/1/fulfil
            member:M1 GET /v1/orders/order-1/timeline

            # One of them comes back
            associate@LONDON PUT /v1/orders/order-1/returns/return-1
            {"lines":[{"line":1,"quantity":1}],"location":"LONDON"}
            member:M1 GET /v1/orders/order-1/returns/return-1
            member:M1 GET /v1/orders/order-1/returns
            member:M1 GET /v1/returns/return-1
            associate@LONDON PUT /v1/returns/return-2
            {"lines":[{"sku":"CANDLE","quantity":1}],"location":"LONDON"}
            store-manager@LONDON GET /v1/returns?proof=UNPROVEN
            integration POST /v1/returns:batch
            [{"id":"return-3","lines":[{"sku":"CANDLE","quantity":1,"amount":{"amount":"600","currency":"GBP"}}],"location":"LONDON"}]

            # A friend pays by the receipt; another order is cancelled; a marketplace sends its own
            guest PUT /v1/orders/6f9619ff-8b86-4d01-b42d-00cf4fc964ff
            {"channel":"web","lines":[{"sku":"CANDLE","quantity":4}],"fulfilment":{"mode":"PICKUP","location":"LONDON"}}
            guest GET /v1/receipts/6f9619ff-8b86-4d01-b42d-00cf4fc964ff
            guest PUT /v1/receipts/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/payments/payment-2
            {"kind":"TEST","amount":{"amount":"2400","currency":"GBP"}}
            owner POST /v1/orders/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/cancel
            integration POST /v1/orders:batch
            [{"id":"market-9001","channel":"marketplace","lines":[{"sku":"LANTERN-W","quantity":1,"unitPrice":{"amount":"2300","currency":"GBP"}}],"fulfilment":{"mode":"SHIP","location":"DAVENTRY"},"tenders":[{"kind":"TEST","amount":{"amount":"2300","currency":"GBP"}}]}]

            # A shift at the till
            cashier@LONDON PUT /v1/shifts/till-1-shift-1
            {"till":"till-1","location":"LONDON","cashier":"lin","openingFloat":{"amount":"10000","currency":"GBP"}}
            cashier@LONDON PUT /v1/orders/till-1-000001
            {"channel":"till","lines":[{"sku":"CANDLE","quantity":1}],"fulfilment":{"mode":"CARRY_OUT","location":"LONDON"},"fact":true,"tenders":[{"kind":"CASH","amount":{"amount":"600","currency":"GBP"}}],"shift":"till-1-shift-1"}
            cashier@LONDON PUT /v1/shifts/till-1-shift-1/movements/to-the-bank
            {"way":"OUT","amount":{"amount":"2000","currency":"GBP"},"reason":"To the bank"}
            cashier@LONDON PUT /v1/shifts/till-1-shift-1/close
            {"report":1,"counted":{"amount":"8550","currency":"GBP"},"sales":{"count":1,"amount":{"amount":"600","currency":"GBP"}},"tenders":[{"kind":"CASH","count":1,"amount":{"amount":"600","currency":"GBP"}}],"returns":{"count":0,"amount":{"amount":"0","currency":"GBP"}},"cashRefunded":{"amount":"0","currency":"GBP"},"firstReceipt":"till-1-000001","lastReceipt":"till-1-000001"}
            owner GET /v1/shifts/till-1-shift-1
            owner GET /v1/shifts?location=LONDON
            owner GET /v1/orders?shift=till-1-shift-1

            # What happened, and whether the books are in order
            integration GET /v1/events?limit=2
            owner GET /v1/changes
            owner GET /v1/insight/today?zone=Europe/London
            auditor GET /v1/audit
            nobody GET /healthz
            """;
}
