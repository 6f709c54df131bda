package io.oneshelf.catalog.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.RawBytes;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.catalog.Picture;
import io.oneshelf.catalog.PictureHash;
import io.oneshelf.catalog.PictureType;
import io.oneshelf.catalog.Pictures;
import io.oneshelf.catalog.Rendition;
import io.oneshelf.kernel.Outcome;
import java.util.List;

/** Uploaded pictures over HTTP. */
public final class PictureEndpoints {

    private static final Parameter<PictureHash> HASH =
            Parameter.path("hash", "The picture's hash", TextForm.of(PictureHash.complaint(), PictureHash::parse));

    private static final Parameter<Long> WIDTH = Parameter.query(
            "width",
            "The narrowest rendition of at least so many pixels, or the widest there is",
            TextForm.number(1, Picture.SIDE_MAX),
            (long) Picture.SIDE_MAX);

    /** A picture opened by itself is a page of ours to a browser: it may do nothing at all. */
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final Pictures pictures;

    public PictureEndpoints(Pictures pictures) {
        this.pictures = pictures;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.post("/v1/media", CatalogEndpoints.EDITORS)
                        .says("Upload a picture, JPEG or PNG; the same bytes again are the same picture")
                        .bytes(Picture.BYTES_MAX, PictureType.JPEG.mediaType(), PictureType.PNG.mediaType())
                        .answers(PictureAnswer.class, 201, 200)
                        .refuses(
                                CatalogProblem.NOT_A_PICTURE,
                                CatalogProblem.OTHER_PICTURE_TYPE,
                                CatalogProblem.PICTURE_TOO_LARGE)
                        .handle(ask -> {
                            RawBytes sent = ask.body();
                            return Answer.of(
                                    pictures.add(PictureType.named(sent.type()).orElse(null), sent.bytes()),
                                    PictureAnswer::of);
                        }),
                // A page shows a picture without a token, and a feed of a marketplace has none.
                Endpoint.get("/v1/media/{hash}", Allowed.EVERYONE)
                        .says("A picture in one of the widths it is kept in")
                        .takes(HASH, WIDTH)
                        .answersBytes(PictureType.JPEG.mediaType(), PictureType.PNG.mediaType())
                        .handle(ask -> {
                            Outcome<Rendition> found = pictures.rendition(
                                    ask.get(HASH), ask.get(WIDTH).intValue());
                            return found instanceof Outcome.Refused<Rendition> refused
                                    ? Answer.refused(refused.why())
                                    : shown(found.orThrow());
                        }));
    }

    private static Answer shown(Rendition rendition) {
        String name = rendition.picture() + "-" + rendition.width();
        return Answer.bytes(new RawBytes(rendition.type().mediaType(), rendition.bytes()))
                .header("ETag", '"' + name + '"')
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + name + '.' + rendition.type().ending() + '"')
                .header("Content-Security-Policy", POLICY);
    }

    record PictureAnswer(
            PictureHash hash,

            @Says("Of what was uploaded: image/jpeg or image/png")
            String type,

            @Says("In pixels, once it stands upright") int width,
            @Says("In pixels, once it stands upright") int height,
            @Says("How many were uploaded") int bytes) {

        static PictureAnswer of(Picture picture) {
            return new PictureAnswer(
                    picture.hash(), picture.type().mediaType(), picture.width(), picture.height(), picture.bytes());
        }
    }
}
