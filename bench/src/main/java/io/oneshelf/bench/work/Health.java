package io.oneshelf.bench.work;

import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.load.Template;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.ServerProcess;

/** {@code GET /healthz}: what HTTP alone costs, to compare with. */
final class Health {

    private Health() {}

    static Row measure(Stage stage, ServerProcess server, LoadClient client, int connections) {
        Template template = Template.get("/healthz", server.token());
        return stage.measure(server, "GET /healthz, %d connections".formatted(connections), "requests/s", time -> {
            Load load = client.run(out -> template.write(out), Bound.of(time));
            Stage.mustBe("what was answered 200", load.answered(200), load.operations());
            return load;
        });
    }
}
