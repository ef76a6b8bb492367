import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validate FILE... : holds each file to PDF/UA-1 and to PDF/A-3a with veraPDF, and exits 1 where a check fails.
 * A line for each file and standard says how many checks there were; a rule that is broken is shown with its first place.
 */
public class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean failed = false;
        for (String file : files) {
            for (String name : List.of("ua1", "3a")) {
                PDFAFlavour flavour = PDFAFlavour.fromString(name);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                     PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    Map<String, List<TestAssertion>> broken = new TreeMap<>();
                    for (TestAssertion a : result.getTestAssertions()) {
                        if (a.getStatus() == TestAssertion.Status.FAILED) {
                            broken.computeIfAbsent(a.getRuleId().getClause() + " test " + a.getRuleId().getTestNumber(), k -> new ArrayList<>()).add(a);
                        }
                    }
                    int count = broken.values().stream().mapToInt(List::size).sum();
                    System.out.printf("validate: veraPDF %s: %s: %d checks, %d failed%n", name, java.nio.file.Path.of(file).getFileName(), result.getTotalAssertions(), count);
                    broken.forEach((rule, places) -> System.out.printf("  %s, %d times: %s%n    %s%n", rule, places.size(), places.get(0).getMessage(), places.get(0).getLocation().getContext()));
                    failed |= !result.isCompliant() || count > 0 || result.getTotalAssertions() == 0;
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
