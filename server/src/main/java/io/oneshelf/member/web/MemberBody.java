package io.oneshelf.member.web;

import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.member.Person;
import io.oneshelf.member.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Says("What is known of a member; all of it may be left out, and all of it is kept sealed.")
record MemberBody(
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Form("[+0-9][0-9 ()./-]{2,31}") String phone,

        @Nullable @Size(min = 3, max = 254) @Form("[^@\\s]+@[^@\\s]+")
        String email,

        @Nullable Address address,

        @Says("BCP 47") @Nullable @Form("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        String language,

        @Says("ISO 3166 alpha-2") @Nullable @Form("[A-Z]{2}")
        String country) {

    Person person() {
        return new Person(name, phone, email, address == null ? null : address.postal(), language, country);
    }

    /** An address in the API. */
    record Address(
            @Says("Street and house, as written on a label") @Size(min = 1, max = 6)
            List<String> lines,

            @Nullable @Size(min = 1, max = 100) String district,
            @Nullable @Size(min = 1, max = 100) String city,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(min = 1, max = 20) String postcode,

            @Says("ISO 3166 alpha-2") @Nullable @Form("[A-Z]{2}")
            String country,

            @Nullable @Range(min = -90, max = 90) Double latitude,
            @Nullable @Range(min = -180, max = 180) Double longitude) {

        PostalAddress postal() {
            return new PostalAddress(lines, district, city, region, postcode, country, latitude, longitude);
        }

        static Address of(PostalAddress address) {
            return new Address(
                    address.lines(),
                    address.district(),
                    address.city(),
                    address.region(),
                    address.postcode(),
                    address.country(),
                    address.latitude(),
                    address.longitude());
        }
    }
}
